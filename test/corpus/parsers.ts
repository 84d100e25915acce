// Whether satteri reads what people really write as remark does, whole documents and every ten lines of them:
//
//   node test/corpus/parsers.ts <folder of documents>
//
// Prints how many each of the two parses, and fails when a tree differs.
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { compareParsers } from '../support/compare-parsers.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Say which folder: node test/corpus/parsers.ts <folder of documents>');

const files = await Array.fromAsync(glob('**/*.md', { cwd: folder }));
const texts = await Promise.all(files.map(async (file) => readFile(path.join(folder, file), 'utf8')));
const fragments = texts.flatMap((text) => {
  const lines = text.split(/(?<=\n)/);
  return lines.map((_, index) => lines.slice(index, index + 10).join(''));
});
for (const [name, all] of Object.entries({ documents: texts, fragments })) {
  const results = all.map(compareParsers);
  const same = results.filter((result) => result === 'same').length;
  const differences = results.filter((result) => typeof result === 'object');
  print(`${all.length} ${name}, ${same} parsed alike, ${differences.length} otherwise, the others by remark alone`);
  for (const { text } of differences.slice(0, 10)) print(JSON.stringify(text));
  if (differences.length > 0) process.exitCode = 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
