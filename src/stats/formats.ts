import { csvCell } from '../text/csv-cell.ts';
import { gapWidth, layInColumns } from '../text/columns.ts';
import { wrapToWidth, displayWidth } from '../text/display-width.ts';
import { plainJson, plainText } from '../text/plain-text.ts';
import { formatSeconds } from '../text/seconds.ts';
import type { MetricFigures } from '../analysis/metric-figures.ts';
import type { GroupFigures, StatsReport } from './report.ts';

/** Figures for programs. Keys may be added in the same version. */
export function json(report: StatsReport): string {
  return `${plainJson(JSON.stringify({ version: 1, ...report }, null, 2))}\n`;
}

/** Figures for spreadsheets, as UTF-8: one line for each metric of each group, lengths in seconds. */
export function csv({ by, groups }: StatsReport): string {
  const rows = groups.flatMap((group) =>
    group.metrics.map(({ id, n, missing, caughtBefore, withoutImpact, median, isVague, interval, ninetieth }) => [
      by ?? 'all',
      group.name,
      group.incidents,
      group.counted,
      id,
      n,
      missing,
      caughtBefore,
      withoutImpact,
      median,
      isVague === undefined ? undefined : String(isVague),
      interval?.least,
      interval?.most,
      ninetieth,
    ]),
  );
  return [columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

const columns = [
  'by',
  'group',
  'incidents',
  'counted',
  'metric',
  'n',
  'missing',
  'caught_before',
  'without_impact',
  'median_seconds',
  'median_is_vague',
  'interval_least_seconds',
  'interval_most_seconds',
  'ninetieth_seconds',
];

/** Figures for a person at a terminal: a table as wide as the terminal, or a list if that is narrow. */
export function table({ groups, notes }: StatsReport, width: number): string {
  const wrapped = (text: string): string => wrapToWidth(plainText(text), Math.max(20, width)).join('\n');
  const blocks = groups.map((group) =>
    [wrapped(headOf(group)), ...linesOf(group, width), ...factsOf(group).map(wrapped)].join('\n'),
  );
  return `${[...blocks, ...notes.map(wrapped)].join('\n\n')}\n`;
}

function headOf({ name, incidents, counted, excluded }: GroupFigures): string {
  const left = excluded === '' ? '' : `; not counted: ${excluded}`;
  return `${name}: ${counted} of ${incidents} incidents counted${left}`;
}

function linesOf({ counted, metrics }: GroupFigures, width: number): string[] {
  if (counted === 0) return [];
  const rows = [titles, ...metrics.map(cellsOf)];
  const widths = widthsOf(rows, width - indent.length);
  if (!widths) return metrics.flatMap((metric) => listed(metric, width));
  return rows.flatMap((row) => layInColumns(row, widths, { atEnd: numbers }).map((line) => indent + line));
}

const indent = '  ';
const titles = ['Metric', 'n', 'Missing', 'Median', '95 % interval', '90th percentile'];
const numbers = new Set([1, 2]);

/** How narrow a column can be, if it can be narrower than its texts: `Time to`, `to 1 h 20 min`, `percentile`. */
const leastWidths = new Map([
  [5, 10],
  [4, 13],
  [0, 12],
]);

/** The widths of the columns, or nothing if there is no room for them. */
function widthsOf(rows: readonly string[][], width: number): number[] | undefined {
  const widths = titles.map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  const taken = (): number => widths.reduce((sum, one) => sum + one + gapWidth, -gapWidth);
  for (const [column, least] of leastWidths) {
    const own = widths[column] ?? 0;
    widths[column] = Math.max(Math.min(own, least), own - Math.max(0, taken() - width));
  }
  return taken() > width ? undefined : widths;
}

function listed(metric: MetricFigures, width: number): string[] {
  const [title = '', n, missing, median = '', interval = '', ninetieth = ''] = cellsOf(metric);
  const facts = [
    median + (interval === '' ? '' : ` (${interval})`),
    ...(ninetieth === '' ? [] : [`90th percentile ${ninetieth}`]),
    `n ${n}`,
    `missing ${missing}`,
  ];
  const room = Math.max(10, width - 2 * indent.length);
  const [head = '', ...more] = wrapToWidth(`${title}: ${facts.join(', ')}`, room);
  return [indent + head, ...more.map((line) => indent + indent + line)];
}

function cellsOf({ title, n, missing, median, isVague, interval, ninetieth }: MetricFigures): string[] {
  return [
    title,
    String(n),
    String(missing),
    median === undefined ? 'n < 5' : `${isVague ? '~' : ''}${lengthText(median)}`,
    interval ? `${lengthText(interval.least)} to ${lengthText(interval.most)}` : '',
    ninetieth === undefined ? (n >= 5 ? 'n < 20' : '') : lengthText(ninetieth),
  ];
}

function factsOf({ counted, detectedBy, metrics, tasks }: GroupFigures): string[] {
  const methods = Object.entries(detectedBy)
    .toSorted(([, a], [, b]) => b - a)
    .map(([method, number]) => `${method} ${number}`);
  const caught = metrics.find(({ id }) => id === 'time-to-detect')?.caughtBefore ?? 0;
  const without = metrics.find(({ id }) => id === 'impact-duration')?.withoutImpact ?? 0;
  return [
    ...(counted > 0 ? [`Detected by: ${methods.join(', ')}`] : []),
    ...(caught > 0 ? [`Caught before users felt it: ${caught}`] : []),
    ...(without > 0 ? [`Without user impact: ${without}`] : []),
    `Tasks: ${tasks.all}, outstanding ${tasks.outstanding}, overdue ${tasks.overdue}`,
  ];
}

/** A length in words, with plain spaces. */
function lengthText(seconds: number): string {
  return formatSeconds(Math.round(seconds)).replaceAll('\u00A0', ' ');
}
