// What nothing can be faster than, in a process of its own: `node bench/floor.ts <name> <documents> <site> <folder>`.
// Parsing the documents and nothing else, or reading them and writing into a folder what the site consists of.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { names } from './casebook.ts';

const [what, documents = '', site = '', target = ''] = process.argv.slice(2);
const texts = readdirSync(documents).map((name) => readFileSync(path.join(documents, name)));

if (what === names.remarkParse) {
  const { default: remarkParse } = await import('remark-parse');
  const { unified } = await import('unified');
  const parser = unified().use(remarkParse);
  for (const text of texts) parser.parse(text.toString('utf8'));
} else if (what === names.satteri) {
  const { markdownToMdast } = await import('satteri');
  for (const text of texts) markdownToMdast(text.toString('utf8'));
} else if (what === names.copy) {
  rmSync(target, { recursive: true, force: true });
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
    const source = path.join(entry.parentPath, entry.name);
    const copy = path.join(target, path.relative(site, source));
    mkdirSync(entry.isDirectory() ? copy : path.dirname(copy), { recursive: true });
    if (entry.isFile()) writeFileSync(copy, readFileSync(source));
  }
}
