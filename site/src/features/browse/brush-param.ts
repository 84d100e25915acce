import { noImpactLevel, unknownLevel, type Brush, type Level } from './overview-scale.ts';

// Pure: used by the build and the browser.

const laneNames: Record<string, Level> = { unfelt: noImpactLevel, unknown: unknownLevel };

/** A selection as the URL parameter `box`: `2021-03-01,2023-06-30,60,86400`, or `unknown` instead of a duration. */
export function formatBrush({ days, levels }: Brush): string {
  return [...days, ...levels.map(formatLevel)].join(',');
}

/** Parse the URL parameter `box`; `undefined` when it is not a valid selection. */
export function parseBrush(text: string): Brush | undefined {
  const [, from, to, low = '', high = ''] =
    /^(\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d),(unfelt|unknown|\d+),(unfelt|unknown|\d+)$/.exec(text) ?? [];
  if (from === undefined || to === undefined || Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(to))) {
    return undefined;
  }
  return { days: [from, to], levels: [parseLevel(low), parseLevel(high)] };
}

function formatLevel(level: Level): string {
  return Object.keys(laneNames).find((name) => laneNames[name] === level) ?? String(level);
}

function parseLevel(name: string): Level {
  return laneNames[name] ?? Math.max(Number(name), unknownLevel + 1);
}
