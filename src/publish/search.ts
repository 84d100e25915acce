import { contentHash } from './content-hash.ts';
import { searchList, type SearchPart, type SearchRecord } from './search-record.ts';

/** Maximum number of characters of an index file: about 300 KB compressed. */
const partLength = 1_000_000;

/**
 * The search index as classic scripts, since browsers load no other data from disk. It is one file, or, if that would be
 * too long, at least one file per year, so that new incidents do not change the files of older ones.
 *
 * @param records Newest first.
 * @returns By path relative to the site's root; the list of the other files is the last. Empty if there are no records.
 */
export function searchFiles(records: readonly SearchRecord[]): Map<string, string> {
  const files = new Map<string, string>();
  if (records.length === 0) return files;
  const list: SearchPart[] = [];
  for (const { name, texts } of divide(records)) {
    const source = `casebookSearch.add([\n${texts.map(({ text }) => text).join(',\n')}\n]);\n`;
    const hash = contentHash(source, 8);
    const file = `search/${name}.${hash}.js`;
    files.set(file, source);
    list.push({ file, years: [...new Set(texts.map(({ year }) => year))], length: source.length });
  }
  files.set(searchList, `casebookSearch.list(${JSON.stringify(list)});\n`);
  return files;
}

interface Text {
  year: string;
  text: string;
}

function divide(records: readonly SearchRecord[]): { name: string; texts: Text[] }[] {
  const texts = records.map((record): Text => ({ year: record.year, text: JSON.stringify(record) }));
  if (fill(texts).length === 1) return [{ name: 'all', texts }];
  return [...Map.groupBy(texts, ({ year }) => year)].flatMap(([year, ofYear]) =>
    // Filled from the oldest incident on, so that a new one changes only the last file.
    fill(ofYear.toReversed())
      .toReversed()
      .map((part) => ({ name: year || 'undated', texts: part.toReversed() })),
  );
}

function fill(texts: readonly Text[]): Text[][] {
  const parts: Text[][] = [];
  let length = Infinity;
  for (const text of texts) {
    if (length + text.text.length > partLength) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)?.push(text);
    length += text.text.length;
  }
  return parts;
}
