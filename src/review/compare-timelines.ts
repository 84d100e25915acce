import type { CatalogEntry } from '../catalog/catalog.ts';
import { compareText } from '../text/collate.ts';
import { oneLine } from '../text/one-line.ts';
import { dayOf, formatMoment } from '../time/format.ts';
import { pairAlike } from './pair-alike.ts';
import type { EntryChange } from './review.ts';

/** How two timelines differ, and how many entries have other words only. */
export interface TimelineChange {
  timeline: EntryChange[];
  reworded: number;
}

/**
 * Compare two timelines. Neither the order of entries nor the way to write a time matters.
 *
 * @param zone In which times are shown.
 */
export function compareTimelines(
  before: readonly CatalogEntry[],
  after: readonly CatalogEntry[],
  zone: string,
): TimelineChange {
  const { pairs, onlyBefore, onlyAfter } = pairAlike(
    before,
    after,
    [
      (entry) => JSON.stringify([timeKey(entry), kindsOf(entry), textOf(entry)]),
      (entry) => JSON.stringify([timeKey(entry), textOf(entry)]),
      (entry) => textOf(entry) || undefined,
      (entry) => JSON.stringify([timeKey(entry), kindsOf(entry)]),
      (entry) => (entry.kinds.length > 0 ? timeKey(entry) : undefined),
    ],
    textOf,
    0.5,
  );
  const days = new Set([...before, ...after].map(({ start }) => dayOf(start, zone)));
  const shown = (entry: CatalogEntry): string => timeOf(entry, zone, days.size > 1);
  const described: (EntryChange & { at: string })[] = [
    ...onlyBefore.map((entry) => ({ ...describe(entry, 'removed', shown), at: entry.start.earliest })),
    ...onlyAfter.map((entry) => ({ ...describe(entry, 'added', shown), at: entry.start.earliest })),
  ];
  let reworded = 0;
  for (const [was, is] of pairs) {
    const isMoved = timeKey(was) !== timeKey(is);
    const isMarked = kindsOf(was).join() !== kindsOf(is).join();
    if (isMoved || isMarked) {
      described.push({
        ...describe(is, 'changed', shown),
        ...(isMoved && { formerTime: shown(was) }),
        ...(isMarked && { formerKinds: was.kinds }),
        at: is.start.earliest,
      });
    } else if (textOf(was) !== textOf(is)) reworded += 1;
  }
  const sorted = described.toSorted(
    (a, b) => rankOf(a) - rankOf(b) || compareText(a.at, b.at) || compareText(a.text, b.text),
  );
  return { timeline: sorted.map(({ at: _at, ...change }) => change), reworded };
}

/** Entries with kinds are what the figures are made of. */
function rankOf({ kinds, formerKinds = [] }: EntryChange): number {
  return kinds.length + formerKinds.length > 0 ? 0 : 1;
}

function describe(
  entry: CatalogEntry,
  change: EntryChange['change'],
  shown: (entry: CatalogEntry) => string,
): EntryChange {
  return { change, time: shown(entry), kinds: entry.kinds, text: oneLine(entry.text) };
}

function timeOf({ start, end }: CatalogEntry, zone: string, withDate: boolean): string {
  const first = formatMoment(start, { date: withDate, zone: !end }, zone);
  return end ? `${first}–${formatMoment(end, { date: false, zone: true }, zone)}` : first;
}

function timeKey({ start, end }: CatalogEntry): string {
  return [start.earliest, start.latest, end?.earliest, end?.latest].join(' ');
}

function kindsOf({ kinds }: CatalogEntry): string[] {
  return kinds.toSorted();
}

function textOf({ text }: CatalogEntry): string {
  return oneLine(text).normalize();
}
