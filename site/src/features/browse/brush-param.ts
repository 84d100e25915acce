import { unfelt, unknown, type Box, type Level } from './overview-scale.ts';

// Used by the browser: nothing here may need a library.

const names: Record<string, Level> = { unfelt, unknown };

/** A part of the overview as it stands in the address: `2021-03-01,2023-06-30,60,86400`, or `unknown` for a length. */
export function boxText({ days, levels }: Box): string {
  return [...days, ...levels.map(nameOf)].join(',');
}

/** Read it again; `undefined` when it is none. */
export function readBox(text: string): Box | undefined {
  const [, from, to, low = '', high = ''] =
    /^(\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d),(unfelt|unknown|\d+),(unfelt|unknown|\d+)$/.exec(text) ?? [];
  if (from === undefined || to === undefined || Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(to))) {
    return undefined;
  }
  return { days: [from, to], levels: [levelOf(low), levelOf(high)] };
}

function nameOf(level: Level): string {
  return Object.keys(names).find((name) => names[name] === level) ?? String(level);
}

function levelOf(name: string): Level {
  return names[name] ?? Math.max(Number(name), unknown + 1);
}
