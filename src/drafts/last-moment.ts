import type { Postmortem } from '../postmortem/postmortem.ts';
import { epochSeconds, type Moment } from '../time/moment.ts';

/**
 * The last moment that a draft mentions: in its timeline, its duration, or its name.
 *
 * @returns Seconds since 1970; `undefined` if there is none.
 */
export function lastMomentOf({ id, timeline, duration }: Postmortem): number | undefined {
  const moments = [...timeline, ...duration].flatMap(({ start, end }): Moment[] =>
    [start, end].filter((moment) => moment !== undefined),
  );
  const day = /\d{4}-\d{2}-\d{2}/.exec(id)?.[0];
  const last = Math.max(
    ...moments.map(({ latest }) => epochSeconds(latest)),
    ...(day === undefined ? [] : [epochSeconds(`${day}T23:59:59Z`)]).filter(Number.isFinite),
  );
  return Number.isFinite(last) ? last : undefined;
}
