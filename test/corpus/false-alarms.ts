// How often each rule is wrong about what people really write:
//
//   node test/corpus/false-alarms.ts <folder of the corpus> [folder of facts.yaml and false-alarms.tsv]
//
// Documents of strangers get the facts that an honest reader would add, are checked by every rule, and each message
// is looked up among the verdicts of somebody who read the document: right, wrong or doubtful. It fails when a
// message has no verdict, when a verdict has no message any more, and when more than a tenth of a rule's messages
// is wrong.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { defaultSettings } from '../../src/config/defaults.ts';
import { checkDocuments } from '../../src/lint/check-documents.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { rules } from '../../src/rules/index.ts';
import type { Settings } from '../../src/settings.ts';
import { readCorpus } from './corpus.ts';

type Verdict = 'right' | 'wrong' | 'doubtful';
type Count = Record<Verdict | 'messages', number>;

const [corpus, own = import.meta.dirname] = process.argv.slice(2);
if (!corpus) throw new Error('Say which folder: node test/corpus/false-alarms.ts <folder of the corpus>');

const verdicts = readVerdicts(await readFile(path.join(own, 'false-alarms.tsv'), 'utf8'));
const counts = new Map(rules.map(({ id }): [string, Count] => [id, { messages: 0, right: 0, doubtful: 0, wrong: 0 }]));
const failures: string[] = [];

const documents = await readCorpus(corpus, path.join(own, 'facts.yaml'));
const checked = checkDocuments(
  documents.map(({ file, dressed }) => parseMarkdown({ path: file.replaceAll('__', '/'), text: dressed.text })),
  everyRule(),
  {
    // Later than all that is told.
    now: '2026-01-01T00:00:00Z',
    // Whatever they link to in their own repositories was there.
    isFile: () => true,
  },
);
for (const [index, { messages }] of checked.entries()) {
  const { file = '', dressed } = documents[index] ?? {};
  for (const { place, ruleId, reason } of messages) {
    // The reader's own tasks are in the frontmatter, beside the lists that they were taken from.
    if (ruleId !== 'task-twice') judge(`${file}\t${dressed?.lineOf(place.start.line)}\t${ruleId}`, reason);
  }
}
for (const [place, left] of verdicts) for (const verdict of left) failures.push(`No message: ${place}\t${verdict}`);
for (const [id, { messages, wrong }] of counts) {
  if (wrong > messages / 10) failures.push(`Too many wrong: ${id}, ${wrong} of ${messages}`);
}
print('messages  right  doubtful  wrong  rule');
for (const [id, { messages, right, doubtful, wrong }] of counts) {
  print(`${pad(messages, 8)}${pad(right, 7)}${pad(doubtful, 10)}${pad(wrong, 7)}  ${id}`);
}
for (const failure of failures) print(failure);
if (failures.length > 0) process.exitCode = 1;

/** A rule that is off by default has to be right for those who switch it on. */
function everyRule(): Settings {
  const off = rules.filter(({ severity }) => severity === 'off');
  return { ...defaultSettings, rules: Object.fromEntries(off.map(({ id }) => [id, { severity: 'info' }])) };
}

/** By file, line and rule; as many as there are messages. */
function readVerdicts(table: string): Map<string, Verdict[]> {
  const [, ...rows] = table.trimEnd().split('\n');
  const found = new Map<string, Verdict[]>();
  for (const row of rows) {
    const [file, line, rule, verdict] = row.split('\t');
    const place = `${file}\t${line}\t${rule}`;
    if (!isVerdict(verdict)) throw new Error(`Neither right, wrong nor doubtful: ${row}`);
    found.set(place, [...(found.get(place) ?? []), verdict]);
  }
  return found;
}

function isVerdict(text: string | undefined): text is Verdict {
  return text === 'right' || text === 'wrong' || text === 'doubtful';
}

function judge(place: string, reason: string): void {
  const verdict = verdicts.get(place)?.shift();
  const count = counts.get(place.split('\t').at(-1) ?? '');
  if (count) count.messages += 1;
  if (!verdict) failures.push(`No verdict: ${place}\t${reason}`);
  else if (count) count[verdict] += 1;
}

function pad(number: number, width: number): string {
  return `${number}`.padStart(width);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
