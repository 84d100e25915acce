// Whether fixes are finished after one run, on what people really write:
//
//   node test/corpus/fixes-converge.ts <folder of the corpus> [folder of facts.yaml]
//
// Every document, as it is and with the facts that an honest reader would add, once as it stands and once with a byte
// order mark and Windows line endings, is mended by every rule. It fails when a second run changes anything, when the
// two ways to end lines are not mended alike, or when there is more to say afterwards than before.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defaultSettings } from '../../src/config/defaults.ts';
import { parseWithLimit } from '../../src/host/parse-with-limit.ts';
import { readSources } from '../../src/host/read-files.ts';
import { fixDocuments } from '../../src/lint/fix-documents.ts';
import { conclude } from '../../src/lint/conclude.ts';
import { loadSettingsOf } from '../../src/lint/own-settings.ts';
import { createChecker, type CheckedFile } from '../../src/lint/run.ts';
import type { Source } from '../../src/markdown/source.ts';
import { rules } from '../../src/rules/index.ts';
import { readCorpus } from './corpus.ts';

const [corpus, own = import.meta.dirname] = process.argv.slice(2);
if (!corpus) throw new Error('Say which folder: node test/corpus/fixes-converge.ts <folder of the corpus>');

// A rule that is off by default has to be right for those who switch it on.
const off = rules.filter(({ severity }) => severity === 'off');
const settings = {
  ...defaultSettings,
  rules: Object.fromEntries(off.map(({ id }) => [id, { severity: 'info' as const }])),
};
// Later than all that is told; whatever they link to in their own repositories was there.
const environment = { now: '2026-01-01T00:00:00Z', isFile: () => true };

const documents = await readCorpus(corpus, path.join(own, 'facts.yaml'));
const texts = documents.flatMap(({ file, source, dressed }) => {
  const written = [
    { name: `raw/${file}`, text: source.replaceAll('\r\n', '\n') },
    { name: `dressed/${file}`, text: dressed.text.replaceAll('\r\n', '\n') },
  ];
  return written.map(({ name, text }) => ({ name: name.endsWith('.md') ? name : `${name}.md`, text }));
});
const unix = await mendTwice(texts);
const windows = await mendTwice(texts.map(({ name, text }) => ({ name, text: toWindows(text) })));

const failures = [...unix.failures, ...windows.failures.map((failure) => `With Windows line endings: ${failure}`)];
for (const { name } of texts) {
  if (windows.mended.get(name) !== toWindows(unix.mended.get(name) ?? '')) {
    failures.push(`Other line endings, another text: ${name}`);
  }
}
print('mended  rule');
for (const [id, count] of unix.counts) print(`${`${count}`.padStart(6)}  ${id}`);
for (const failure of failures) print(failure);
if (failures.length > 0) process.exitCode = 1;

interface Mended {
  mended: Map<string, string>;
  /** Messages that are gone, by rule. */
  counts: Map<string, number>;
  failures: string[];
}

async function mendTwice(files: readonly { name: string; text: string }[]): Promise<Mended> {
  const folder = await mkdtemp(path.join(tmpdir(), 'casebook-fixes-'));
  try {
    for (const { name, text } of files) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
    const names = files.map(({ name }) => name);
    const checker = createChecker(settings, environment, await loadSettingsOf(settings));
    const check = async (source: Source) => checker(await parseWithLimit(source)).check;
    const fix = async () => {
      const sources = readSources(folder, names);
      const checked = await Promise.all(sources.map(async (source) => ({ source, check: await check(source) })));
      return fixDocuments(checked, check, async (all) => conclude(all, [], settings, environment, parseWithLimit));
    };
    const first = await fix();
    for (const { path: name, after } of first.changed) await writeFile(path.join(folder, name), after);
    const second = await fix();
    const mended = new Map<string, string>();
    for (const name of names) mended.set(name, await readFile(path.join(folder, name), 'utf8'));
    const worse = first.changed.flatMap(({ path: name, unfixed }) => {
      const after = first.run.files.find((file) => file.path === name);
      return after && errorsIn(after) > errorsIn(unfixed) ? [`More errors than before: ${name}`] : [];
    });
    const again = second.changed.map(({ path: name }) => `Changed again: ${name}`);
    return { mended, counts: countFixes(first.changed.map(({ unfixed }) => unfixed)), failures: [...again, ...worse] };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** YAML that can be read at last has more to object to, so what it says of itself is left out. */
function errorsIn({ messages }: CheckedFile): number {
  return messages.filter(({ severity, ruleId }) => severity === 'error' && ruleId !== 'schema').length;
}

function countFixes(files: readonly CheckedFile[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { ruleId, fix } of files.flatMap(({ messages }) => messages)) {
    if (fix) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  }
  return counts;
}

function toWindows(text: string): string {
  return `\uFEFF${text.replaceAll('\n', '\r\n')}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
