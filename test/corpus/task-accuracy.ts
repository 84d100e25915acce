// How many tasks of a labelled corpus are read, with the right owner and due date:
//
//   node test/corpus/task-accuracy.ts <folder> [-v]
//
// The folder holds documents, and in gold/ what a careful reader takes from each: `{file, date, zone, tasks: [{text,
// owner, due}]}`. A label holds the first words of a task, or digests of them behind `#`. Documents get a frontmatter of
// the date alone.
import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { defaultSettings } from '../../src/config/defaults.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import type { Task } from '../../src/postmortem/postmortem.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';

interface TaskLabel {
  text: string;
  owner: string | null;
  due: string | null;
}

interface Label {
  file: string;
  date: string;
  tasks: TaskLabel[];
}

const [folder, flag] = process.argv.slice(2);
if (!folder) throw new Error('Say which folder: node test/corpus/task-accuracy.ts <folder> [-v]');

const sum = { right: 0, wanted: 0, read: 0, owners: 0, owned: 0, dues: 0, due: 0, invented: 0 };
for (const file of (await Array.fromAsync(glob('gold/*.json', { cwd: folder }))).toSorted()) {
  const label: Label = JSON.parse(await readFile(path.join(folder, file), 'utf8'));
  const place = label.file.startsWith('seed/') ? path.join('..', label.file) : label.file;
  const source = await readFile(path.join(folder, place), 'utf8').catch(() => undefined);
  if (source !== undefined) count(label, source);
}
const f1 = sum.wanted + sum.read === 0 ? 1 : (2 * sum.right) / (sum.wanted + sum.read);
print(`tasks F1 ${f1.toFixed(3)}: ${sum.right} right of ${sum.wanted} labelled and ${sum.read} read`);
print(`owner ${sum.owners} of ${sum.owned}, due ${sum.dues} of ${sum.due}, invented ${sum.invented}`);

function count(label: Label, source: string): void {
  const text = `---\nduration: {start: ${label.date}}\n---\n${source}`;
  const { tasks } = readPostmortem(parseMarkdown({ path: label.file, text }), defaultSettings).postmortem;
  const pairs = align(label.tasks, tasks);
  sum.right += pairs.length;
  sum.wanted += label.tasks.length;
  sum.read += tasks.length;
  for (const [wanted, task] of pairs) {
    if (wanted.owner !== null) {
      sum.owned += 1;
      if (isSameName(wanted.owner, task.owner)) sum.owners += 1;
    } else if (task.owner !== undefined) sum.invented += 1;
    if (wanted.due !== null) {
      sum.due += 1;
      if (wanted.due === task.due) sum.dues += 1;
    } else if (task.due !== undefined) sum.invented += 1;
  }
  if (flag !== '-v') return;
  const missed = label.tasks.filter((one) => !pairs.some(([wanted]) => wanted === one));
  const extra = tasks.filter((one) => !pairs.some(([, task]) => task === one));
  print(`${label.file}: ${pairs.length}/${label.tasks.length}, ${tasks.length} read`);
  for (const [wanted, { owner, due }] of pairs) {
    if ((wanted.owner ?? owner) !== owner || (wanted.due ?? due) !== due)
      print(`  owner or due: ${owner} ${due}, ${wanted.text}`);
    if (wanted.owner === null && owner !== undefined) print(`  invented: ${owner}, ${wanted.text}`);
  }
  for (const { text: words } of missed) print(`  missed ${words}`);
  for (const { title } of extra) print(`  extra ${title.slice(0, 80)}`);
}

/** The longest common subsequence of labels and tasks. */
function align(labels: readonly TaskLabel[], tasks: readonly Task[]): [TaskLabel, Task][] {
  const best = Array.from({ length: labels.length + 1 }, () => Array.from({ length: tasks.length + 1 }, () => 0));
  const at = (row: number, column: number): number => best[row]?.[column] ?? 0;
  const same = (row: number, column: number): boolean => isAlike(labels[row]?.text ?? '', tasks[column]?.title ?? '');
  for (let row = labels.length - 1; row >= 0; row -= 1) {
    for (let column = tasks.length - 1; column >= 0; column -= 1) {
      const value = same(row, column)
        ? 1 + at(row + 1, column + 1)
        : Math.max(at(row + 1, column), at(row, column + 1));
      best[row]?.splice(column, 1, value);
    }
  }
  const pairs: [TaskLabel, Task][] = [];
  for (let row = 0, column = 0; row < labels.length && column < tasks.length;) {
    const [label, task] = [labels[row], tasks[column]];
    if (label && task && same(row, column)) {
      pairs.push([label, task]);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}

/** The words of a label occur in order among the first words of the text: three of them, or half. */
function isAlike(label: string, text: string): boolean {
  const isHashed = label.startsWith('#');
  const wanted = isHashed ? label.slice(1).split(' ') : wordsOf(label).slice(0, 6);
  const words = wordsOf(text)
    .slice(0, 10)
    .map((word) => (isHashed ? digest(word) : word));
  if (wanted.length === 0 || words.length === 0) return wanted.length === words.length;
  let found = 0;
  for (const word of words) if (word === wanted[found]) found += 1;
  return found >= Math.min(3, wanted.length) || found / wanted.length >= 0.5;
}

function isSameName(label: string, name: string | undefined): boolean {
  const words = wordsOf(name ?? '');
  return label.startsWith('#')
    ? label.slice(1) === words.map(digest).join(' ')
    : wordsOf(label).join(' ') === words.join(' ');
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/https?:\S+/g, ' ')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function digest(word: string): string {
  return createHash('sha1').update(word).digest('hex').slice(0, 8);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
