import { compareNames } from '../../../../src/text/collate.ts';
import type { TaskRow } from '../../catalog/tasks.ts';
import { wordsOf } from '../../catalog/labels.ts';

/** What tasks can be filtered by, and but for services grouped by. */
export type PickName = 'owner' | 'type' | 'priority' | 'service';

/** What readers can choose of a kind. */
export interface Pick {
  name: PickName;
  label: string;
  /** By name; what stands for none comes last. */
  options: { value: string; text: string }[];
}

const kinds: { name: PickName; label: string; none?: string }[] = [
  { name: 'owner', label: 'Owner', none: 'Nobody yet' },
  { name: 'type', label: 'Type', none: 'No type' },
  { name: 'priority', label: 'Priority', none: 'No priority' },
  { name: 'service', label: 'Service' },
];

/** What the browser finds a task by; services, of which there may be several, are lines. */
export function arrangement({ task, incident }: TaskRow): Partial<Record<PickName, string>> {
  const { owner, type, priority } = task;
  const written: Partial<Record<PickName, string | undefined>> = { owner, type, priority };
  return Object.fromEntries(
    kinds.flatMap(({ name, none }) => {
      const value =
        name === 'service' ? incident.services.map(oneLine).join('\n') : oneLine(written[name] ?? none ?? '');
      return value ? [[name, value]] : [];
    }),
  );
}

/** What there is to choose among tasks; of a kind of which all are the same there is no choice. */
export function picksOf(rows: readonly TaskRow[]): Pick[] {
  const values = rows.map(arrangement);
  return kinds
    .map(({ name, label, none }) => {
      const found = new Set(values.flatMap((value) => value[name]?.split('\n') ?? []));
      const named = [...found].filter((value) => value !== none).toSorted(compareNames);
      return {
        name,
        label,
        options: [
          ...named.map((value) => ({ value, text: name === 'type' ? wordsOf(value) : value })),
          ...(none && found.has(none) ? [{ value: none, text: none }] : []),
        ],
      };
    })
    .filter(({ options }) => options.length > 1);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
