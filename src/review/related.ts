import { findSimilar, type ComparableIncident } from '../analysis/similar.ts';
import type { CatalogTask } from '../catalog/catalog.ts';
import type { Visibility } from '../postmortem/postmortem.ts';
import { compareText } from '../text/collate.ts';
import { oneLine } from '../text/one-line.ts';
import { compareTexts } from '../text/similarity.ts';
import { findWords } from '../text/words.ts';
import type { PromisedTask, SimilarPostmortem } from './review.ts';

/** What is known of every postmortem at the head, changed or not. */
export interface RelatedPostmortem extends ComparableIncident {
  path: string;
  visibility: Visibility;
  tasks: readonly Pick<CatalogTask, 'title' | 'status' | 'outstanding' | 'ticket' | 'wouldPrevent'>[];
}

/** As for the rule `task-repeated`. */
const leastSimilarity = 0.7;

/**
 * Find postmortems that are similar to added ones. Restricted ones are never named.
 *
 * @returns By id of the added one.
 */
export function findSimilarTo(
  added: ReadonlySet<string>,
  postmortems: readonly RelatedPostmortem[],
): Map<string, SimilarPostmortem[]> {
  if (added.size === 0) return new Map();
  const similar = findSimilar(postmortems.filter(isOpenToAll));
  return new Map(
    Array.from(added, (id) => [
      id,
      (similar.get(id) ?? []).map(({ incident, services, tags, words }) => ({
        id: incident.id,
        ...(incident.title !== undefined && { title: oneLine(incident.title) }),
        shared: [...services, ...tags, ...words],
      })),
    ]),
  );
}

/** A task that is promised now, and the postmortem that promises it. */
export interface PromisedNow {
  id: string;
  title: string;
}

/**
 * Find which tasks earlier postmortems have promised as well, whatever came of them.
 *
 * @returns By id of the postmortem that promises them again.
 */
export function findPromised(
  promises: readonly PromisedNow[],
  postmortems: readonly RelatedPostmortem[],
): Map<string, PromisedTask[]> {
  const found = new Map<string, PromisedTask[]>();
  if (promises.length === 0) return found;
  const held = postmortems
    .filter((postmortem) => isOpenToAll(postmortem) && postmortem.status !== 'withdrawn')
    .toSorted((a, b) => compareText(a.id, b.id))
    .flatMap(({ id, tasks }) => tasks.map((task) => ({ id, task })));
  const byTitle = Map.groupBy(held, ({ task }) => task.title);
  const titles = [...new Set([...byTitle.keys(), ...promises.map(({ title }) => title)])];
  const alike = compareTexts(titles.map((text) => findWords({ text }))).findAlike({ least: leastSimilarity });
  const numbers = new Map(titles.map((title, index) => [title, index]));
  for (const { id, title } of promises) {
    const earlier = (alike[numbers.get(title) ?? -1] ?? [])
      .flatMap(({ index }) => byTitle.get(titles[index] ?? '') ?? [])
      // Ids begin with the date.
      .filter((other) => other.id < id && !other.task.wouldPrevent.includes(id))
      .toSorted((a, b) => compareText(a.id, b.id))
      // A postmortem that says it twice promises it once.
      .filter((other, index, all) => other.id !== all[index - 1]?.id)
      .map((other) => ({ id: other.id, title: oneLine(other.task.title), status: other.task.status }));
    if (earlier.length === 0) continue;
    const promised = { title: oneLine(title), earlier, times: earlier.length + 1 };
    found.set(id, [...(found.get(id) ?? []), promised]);
  }
  return found;
}

function isOpenToAll({ visibility }: RelatedPostmortem): boolean {
  return visibility !== 'restricted';
}
