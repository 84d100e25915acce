import type { Incident } from '../../../src/catalog/catalog.ts';
import { partSlugs } from './slugs.ts';
import { partsByWeight, type Part } from './pagination.ts';
import type { TaskRow } from './tasks.ts';
import { incidentWeight, taskWeight } from './weights.ts';

/** What stands on the pages of a service, a tag or an owner, one below the other. */
export type SheetItem = { owed: TaskRow } | { settled: TaskRow } | { incident: Incident };

/** One of the pages of a service, a tag or an owner; most have only one. */
export interface Sheet {
  /** Its name, without folder and ending. */
  slug: string;
  part: Part<SheetItem>;
}

/** What is to be divided into pages. */
export interface Undivided {
  name: string;
  /** Of the first page. */
  slug: string;
  items: readonly SheetItem[];
  /** About how many bytes stand above the items. */
  lead: number;
}

/** Divide into pages all that share a folder: no two have the same name. By name of what they are about. */
export function divideSheets(things: readonly Undivided[]): Map<string, Sheet[]> {
  const taken = new Set(things.map(({ slug }) => slug.toLowerCase()));
  return new Map(
    things.map(({ name, slug, items, lead }): [string, Sheet[]] => {
      const parts = partsByWeight(items, weightOf, lead);
      const slugs = partSlugs(slug, parts.length, taken);
      return [name, parts.map((part) => ({ slug: slugs[part.number - 1] ?? '', part }))];
    }),
  );
}

/** What of a page belongs to which of its sections. */
export function sectionsOf({ part: { items } }: Sheet): {
  owed: TaskRow[];
  settled: TaskRow[];
  incidents: Incident[];
} {
  return {
    owed: items.flatMap((item) => ('owed' in item ? [item.owed] : [])),
    settled: items.flatMap((item) => ('settled' in item ? [item.settled] : [])),
    incidents: items.flatMap((item) => ('incident' in item ? [item.incident] : [])),
  };
}

function weightOf(item: SheetItem): number {
  if ('incident' in item) return incidentWeight(item.incident);
  return taskWeight('owed' in item ? item.owed : item.settled);
}
