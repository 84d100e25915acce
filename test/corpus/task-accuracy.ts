// How many tasks of a labelled corpus are read, with the right owner and due date:
//
//   node test/corpus/task-accuracy.ts <folder> [-v]
//
// The folder holds documents, and in gold/ what a careful reader takes from each: `{file, date, zone, tasks: [{text,
// owner, due}]}`. A label holds the first words of a task, or digests of them behind `#`. Documents get a frontmatter of
// the date alone.
import { defaultSettings } from '../../src/config/defaults.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import { align, digest, type DocumentLabel, isAlike, labelledDocuments, wordsOf } from './labels.ts';

const [folder, flag] = process.argv.slice(2);
if (!folder) throw new Error('Say which folder: node test/corpus/task-accuracy.ts <folder> [-v]');

const sum = { right: 0, wanted: 0, read: 0, owners: 0, owned: 0, dues: 0, due: 0, invented: 0 };
for (const { label, source } of await labelledDocuments(folder)) count(label, source);
const f1 = sum.wanted + sum.read === 0 ? 1 : (2 * sum.right) / (sum.wanted + sum.read);
print(`tasks F1 ${f1.toFixed(3)}: ${sum.right} right of ${sum.wanted} labelled and ${sum.read} read`);
print(`owner ${sum.owners} of ${sum.owned}, due ${sum.dues} of ${sum.due}, invented ${sum.invented}`);

function count(label: DocumentLabel, source: string): void {
  const text = `---\nduration: {start: ${label.date}}\n---\n${source}`;
  const { tasks } = readPostmortem(parseMarkdown({ path: label.file, text }), defaultSettings).postmortem;
  const pairs = align(label.tasks, tasks, (wanted, task) => isAlike(wanted.text, task.title));
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

function isSameName(label: string, name: string | undefined): boolean {
  const words = wordsOf(name ?? '');
  return label.startsWith('#')
    ? label.slice(1) === words.map(digest).join(' ')
    : wordsOf(label).join(' ') === words.join(' ');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
