import { count } from '../../text/count.ts';
import type { Loosening } from '../review.ts';
import { fitLines, type Block } from './lines.ts';
import { safeCode, safeText } from './safe-text.ts';

/** What was loosened: first what is shown to more people or no longer checked at all. */
export function showLoosened(loosened: readonly Loosening[], bytes: number): Block {
  if (loosened.length === 0) return [];
  const lines = describeAll(loosened);
  return ['### Loosened', '', ...fitLines(lines, { bytes, most: 15 }, (left) => `- … and ${left} more`)];
}

/** The number of lines that it takes to name what was loosened. */
export function countLoosened(loosened: readonly Loosening[]): number {
  return describeAll(loosened).length;
}

function describeAll(loosened: readonly Loosening[]): string[] {
  const baseline = loosened.filter((one) => one.what === 'baseline');
  const isLong = baseline.length > mostOfBaseline;
  const named = isLong ? loosened.filter((one) => one.what !== 'baseline') : loosened;
  const lines = named.toSorted((a, b) => order.indexOf(a.what) - order.indexOf(b.what)).map(describeOne);
  if (!isLong) return lines;
  const messages = baseline.reduce((sum, { before, after }) => sum + after - before, 0);
  const documents = new Set(baseline.map(({ path }) => path)).size;
  return [...lines, `- The baseline accepts ${count(messages, 'more message')} in ${count(documents, 'document')}`];
}

/** A team that begins with a baseline records hundreds. */
const mostOfBaseline = 5;

const order: Loosening['what'][] = [
  'visibility',
  'site_visibility',
  'excluded',
  'rule',
  'setting',
  'schema',
  'option',
  'status',
  'suppression',
  'baseline',
];

type Describe = { [What in Loosening['what']]: (one: Extract<Loosening, { what: What }>) => string };

const describe: Describe = {
  visibility: (one) => `- ${safeCode(one.path)} can be read by more people: ${one.before} → ${one.after}`,
  site_visibility: (one) => `- The site shows more postmortems: up to ${one.before} → up to ${one.after}`,
  excluded: (one) => `- ${safeCode(one.path)} is no longer checked: \`documents\` does not include it`,
  rule: (one) => `- Rule \`${one.rule}\`${inFiles(one.files)}: ${one.before} → ${one.after}`,
  option: (one) =>
    `- Rule \`${one.rule}\`${inFiles(one.files)}: \`${one.option}\` ${safeCode(one.before, 80)} → ${safeCode(one.after, 80)}`,
  setting: ({ setting, before, after }) =>
    `- Setting \`${setting}\`: ${safeCode(before)} → ${after === undefined ? 'any' : safeCode(after) || 'none'}`,
  schema: ({ before, after }) =>
    after === before
      ? `- The schema ${safeCode(before)} changed`
      : `- Schema: ${safeCode(before)} → ${after === undefined ? 'none' : safeCode(after)}`,
  status: (one) =>
    `- ${safeCode(one.path)}: status ${words(one.before)} → ${words(one.after)}, of which rules ask less`,
  suppression: (one) =>
    `- ${safeCode(one.path)} suppresses ${safeCode(one.rule)}${one.reason === undefined ? '' : `: ${safeText(one.reason)}`}`,
  baseline: (one) =>
    `- The baseline accepts ${one.after - one.before} more ${one.after - one.before === 1 ? 'message' : 'messages'} of ${safeCode(one.rule)} in ${safeCode(one.path)}`,
};

/** The cast: the compiler does not know that each finds the function for itself. */
function describeOne(one: Loosening): string {
  return (describe[one.what] as (one: Loosening) => string)(one);
}

function words(status: string): string {
  return status.replaceAll('_', ' ');
}

function inFiles(files: readonly string[] | undefined): string {
  return files ? ` for ${safeCode(files.join(', '))}` : '';
}
