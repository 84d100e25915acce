// How many timeline entries of a labelled corpus are read with the right time:
//
//   node test/corpus/reading-accuracy.ts <folder> [-v]
//
// The folder holds documents, and in gold/ what a careful reader takes from each: `{file, date, zone, timeline: [{time,
// text}]}`, times as a clock on the wall showed them, `X` for a digit that the document does not give. A label holds the
// first words of an entry, or digests of them behind `#`. Documents get a frontmatter of the date and the zone alone.
import { Temporal } from 'temporal-polyfill';
import { defaultSettings } from '../../src/config/defaults.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import type { Moment } from '../../src/time/moment.ts';
import { resolveZone, zonesNamed } from '../../src/time/zone.ts';
import { align, type DocumentLabel, isAlike, labelledDocuments } from './labels.ts';

const [folder, flag] = process.argv.slice(2);
if (!folder) throw new Error('Say which folder: node test/corpus/reading-accuracy.ts <folder> [-v]');

const sum = { right: 0, wanted: 0, read: 0 };
for (const { label, source } of await labelledDocuments(folder)) count(label, source);
const f1 = sum.wanted + sum.read === 0 ? 1 : (2 * sum.right) / (sum.wanted + sum.read);
print(`timeline F1 ${f1.toFixed(3)}: ${sum.right} right of ${sum.wanted} labelled and ${sum.read} read`);

function count(label: DocumentLabel, source: string): void {
  const body = source.replace(/^---\r?\n[^]*?\r?\n---\r?\n/, '');
  const text = `---\ntimezone: ${zoneOf(label)}\nduration: { start: ${label.date} }\n---\n${body}`;
  const { timeline } = readPostmortem(parseMarkdown({ path: label.file, text }), defaultSettings).postmortem;
  const read = timeline.map((entry) => ({ time: wallClock(entry.start), text: entry.text }));
  const pairs = align(label.timeline, read, (wanted, entry) => {
    return isSameTime(wanted.time, entry.time) && isAlike(wanted.text, entry.text);
  });
  sum.right += pairs.length;
  sum.wanted += label.timeline.length;
  sum.read += read.length;
  if (flag !== '-v') return;
  print(`${label.file}: ${pairs.length}/${label.timeline.length}, ${read.length} read`);
  for (const wanted of label.timeline) {
    if (!pairs.some(([found]) => found === wanted)) print(`  missed ${wanted.time} ${wanted.text}`);
  }
  for (const entry of read) {
    if (!pairs.some(([, found]) => found === entry)) print(`  extra ${entry.time} ${entry.text.slice(0, 60)}`);
  }
}

function zoneOf({ zone }: DocumentLabel): string {
  return (resolveZone(zone ?? '') ?? zonesNamed(zone ?? '')?.[0]) || 'UTC';
}

/** To the minute, or the day of an entry without a clock time. */
function wallClock(moment: Moment): string {
  const start = Temporal.Instant.from(moment.earliest).add({ minutes: moment.approximate ? 10 : 0 });
  const shown = start.toZonedDateTimeISO(moment.zone).toPlainDateTime().toString().slice(0, 16);
  return moment.precision === 'day' ? shown.slice(0, 10) : shown;
}

function isSameTime(label: string, time: string): boolean {
  return label.length === time.length && [...label].every((digit, at) => digit === 'X' || digit === time[at]);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
