import type { TaskStatus } from '../postmortem/postmortem.ts';
import { contentHash } from './content-hash.ts';

/** What can be found of an incident, and where on its page. Plain JSON, since it travels in a script. */
export interface SearchRecord {
  /** Its page, relative to the site's root. */
  path: string;
  /** `2024`; empty when nobody knows. */
  year: string;
  title: string;
  /** Language of its texts; absent for English. */
  lang?: string;
  severity?: string;
  /** Of the shape that its severity is drawn with. */
  rank: number;
  /** `10 Aug 2024`. */
  date?: string;
  /** Its services and tags, and its kind when that is no plain incident. */
  labels: string[];
  /** Its id, and those that it had. */
  names: string[];
  summary?: string;
  /** In the order of the page. */
  places: SearchPlace[];
  tasks: SearchTask[];
}

/** A place of a page: its anchor, empty for the page itself; what it is called; what it says, on one line. */
export type SearchPlace = [anchor: string, name: string, text: string];

export interface SearchTask {
  title: string;
  status: TaskStatus;
  /** The status in words. */
  state: string;
  owner?: string;
  /** `YYYY-MM-DD`; only of outstanding ones. */
  due?: string;
  details?: string;
}

/** A file of the index. */
export interface SearchPart {
  /** Relative to the site's root. */
  file: string;
  /** What its incidents are from, the latest first; one is empty for those of no known year. */
  years: string[];
  /** How many characters it has. */
  length: number;
}

/** Where the list of the index's files is, relative to the site's root. It has this name for ever, its files have not. */
export const searchList = 'search/index.js';

/** Characters of a file of the index: about 300 KB on the wire. */
const partLength = 1_000_000;

/**
 * The index of the search as classic scripts, since browsers read no other data from disk. One file, or when that would
 * be long, at least one for each year, so that new incidents leave the files of old ones as they are.
 *
 * @param records Newest first.
 * @returns By path relative to the site's root; the list, which names the others, last. None when there is no record.
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
    // From the oldest on, so that the next one only changes the last part.
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
