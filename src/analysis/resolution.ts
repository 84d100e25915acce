/** An entry of a timeline, as far as its place and its kinds matter. */
interface KindedEntry {
  kinds: readonly string[];
}

/** What ended the impact of an incident: entries by their index in the timeline. */
export interface Resolution {
  /** The change before it; absent if none is marked `changed`, or if it is the same entry. */
  changed?: number;
  /** The last entry marked `mitigated`, or else the last one marked `resolved`. */
  ended: number;
}

/** Find what ended the impact; `undefined` as long as nothing has. */
export function findResolution(timeline: readonly KindedEntry[]): Resolution | undefined {
  const lastOf = (kind: string) => timeline.findLastIndex(({ kinds }) => kinds.includes(kind));
  const mitigated = lastOf('mitigated');
  const ended = mitigated >= 0 ? mitigated : lastOf('resolved');
  if (ended < 0 || lastOf('regressed') > ended) return undefined;
  if (timeline[ended]?.kinds.includes('changed')) return { ended };
  const changed = timeline.slice(0, ended).findLastIndex(({ kinds }) => kinds.includes('changed'));
  return changed < 0 ? { ended } : { changed, ended };
}
