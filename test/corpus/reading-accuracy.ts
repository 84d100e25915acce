// How many timeline entries of a labelled corpus are read with the right time:
//
//   node test/corpus/reading-accuracy.ts <folder> [-v]
//
// The folder holds documents, and in gold/ what a careful reader takes from each: `{file, date, timeline: [{time,
// text}]}`, times as a clock on the wall showed them. Entries whose shape docs/format.md does not have are counted
// apart: the format asks for a list item or a table row that begins with a clock or an ISO date.
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { defaultSettings } from '../../src/config/defaults.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import type { Moment } from '../../src/time/moment.ts';

interface Label {
  file: string;
  date: string;
  timeline: { time: string; text: string }[];
}

// Written from the manual, not from the reader, so that the two can disagree.
const zone = String.raw`(?:Z|UTC|GMT|[+-]\d\d:\d\d|[A-Z][A-Za-z_]+\/[A-Za-z_]+)`;
const clock = String.raw`~?[\d?]{1,2}:[\d?]{2}(?::[\d?]{2})?(?: ?[AP]M)?(?: ?${zone})?`;
const isoDate = String.raw`\d{4}-[\d?]{2}-[\d?]{2}`;
const shape = new RegExp(
  String.raw`^\s*(?:[-*+]|\d+[.)]|\|)\s+(?:\*\*|__)?(?:(${isoDate})(?:[T ]${clock})?|${clock})(?![\w?]|:\d)`,
);

const [folder, flag] = process.argv.slice(2);
if (!folder) throw new Error('Say which folder: node test/corpus/reading-accuracy.ts <folder> [-v]');

const sum = { right: 0, inFormat: 0, all: 0 };
for (const file of (await Array.fromAsync(glob('gold/*.json', { cwd: folder }))).toSorted()) {
  const label: Label = JSON.parse(await readFile(path.join(folder, file), 'utf8'));
  const source = await readFile(path.join(folder, label.file), 'utf8').catch(() => undefined);
  if (source !== undefined) count(label, source);
}
const share = ((100 * sum.right) / sum.inFormat).toFixed(1);
print(`${sum.right} of ${sum.inFormat} entries in a shape of the format are read with the right time: ${share} %`);
print(`${sum.all - sum.inFormat} of ${sum.all} labelled entries are in another shape`);

function count(label: Label, source: string): void {
  const lines = source.split(/\r?\n/);
  const shaped = entriesInFormat(label, lines);
  const text = `---\nduration: {start: ${label.date}}\n---\n${source}`;
  const { timeline } = readPostmortem(parseMarkdown({ path: label.file, text }), defaultSettings).postmortem;
  const read = timeline.map((entry) => ({ time: wallClock(entry.start), line: entry.position.start.line - 4 }));
  const missed = shaped.filter(
    ({ time, line }) => !read.some((entry) => entry.line === line && entry.time.startsWith(time)),
  );
  sum.all += label.timeline.length;
  sum.inFormat += shaped.length;
  sum.right += shaped.length - missed.length;
  if (flag !== '-v') return;
  print(
    `${label.file}: ${shaped.length - missed.length}/${shaped.length} of ${label.timeline.length}, ${read.length} read`,
  );
  for (const { time, line } of missed) {
    const found = read.find((entry) => entry.line === line)?.time ?? 'nothing';
    print(`  wanted ${time}, read ${found}: ${lines[line]?.slice(0, 70)}`);
  }
}

/** The labelled entries that the format can express, with the index of their line. */
function entriesInFormat(label: Label, lines: string[]): { time: string; line: number }[] {
  let from = lines.findIndex((line) => /^#+ .*timeline/i.test(line));
  if (from < 0) return [];
  let date = label.date;
  let dateKnown = true;
  return label.timeline.flatMap(({ time, text }) => {
    const line = lines.findIndex((candidate, index) => index > from && isAlike(text, candidate));
    if (line < 0) return [];
    const heading = lines.slice(from, line).findLast((candidate) => /^#+ /.test(candidate) && findIso(candidate));
    from = line;
    const match = shape.exec(lines[line] ?? '');
    const written = match?.[1] ?? (heading && findIso(heading));
    // Without a date of its own an entry has that of the one above it, if that one's is known.
    dateKnown = written !== undefined || (dateKnown && time.startsWith(date));
    date = time.slice(0, 'YYYY-MM-DD'.length);
    return match && dateKnown ? [{ time, line }] : [];
  });
}

function findIso(text: string): string | undefined {
  return /\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
}

/** A label holds the first words of an entry. */
function isAlike(label: string, line: string): boolean {
  const wanted = wordsOf(label).slice(0, 4).join(' ');
  return wanted !== '' && wordsOf(line).join(' ').includes(wanted);
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function wallClock(moment: Moment): string {
  const start = Temporal.Instant.from(moment.earliest).add({ minutes: moment.approximate ? 10 : 0 });
  return start.toZonedDateTimeISO(moment.zone).toPlainDateTime().toString();
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
