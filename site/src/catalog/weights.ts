import type { Incident } from '../../../src/catalog/catalog.ts';
import { maxGlyphs } from '../shared/glyph-grid.ts';
import type { TaskRow } from './tasks.ts';

// About how many bytes of HTML things take: the markup as measured, and what people wrote as it is. Pages are divided
// by it (paging.ts), so that a few long titles make a page of fewer rows, and not a longer page.

/** Bytes of a row of a table of tasks. */
export function taskWeight({ task, incident }: TaskRow): number {
  const { title, owner, ticket, doneWhen, declineReason, type, priority, wouldPrevent } = task;
  const written = [title, incident.title, incident.slug, owner, owner, ticket, ticket, doneWhen, declineReason];
  return 1500 + bytes([...written, type, priority, ...incident.services]) + 300 * wouldPrevent.length;
}

/** Bytes of a row of a table of incidents. */
export function incidentWeight({ title, slug, services, tasks }: Incident): number {
  const written = bytes([title, slug, ...services, ...services]);
  return (
    1050 + written + 40 * services.length + 90 * Math.min(tasks.length, maxGlyphs) + 12 * Math.min(tasks.length, 60)
  );
}

/** Bytes of what the browser finds an incident by. */
export function browseWeight({ title, slug, services, tags, tasks }: Incident): number {
  return 80 + bytes([title, slug]) + 4 * (services.length + tags.length) + 13 * tasks.length;
}

/** Bytes of the name of a service or a tag among what incidents can be filtered by. */
export function optionWeight(name: string): number {
  return 45 + 2 * bytes([name]);
}

/** Bytes of the overview of so many incidents; from 2,000 on it shows numbers. */
export function overviewWeight(incidents: number): number {
  return (
    3000 + (incidents < mostLinked ? 500 : incidents < 2000 ? 80 : 0) * incidents + (incidents < 2000 ? 0 : 80_000)
  );
}

/** Dots of an overview that are links, with their names; more of them are only dots. */
export const mostLinked = 100;

const encoder = new TextEncoder();

/** Bytes of texts. */
export function bytes(texts: readonly (string | undefined)[]): number {
  return texts.reduce((sum, text) => sum + (text === undefined ? 0 : encoder.encode(text).length), 0);
}
