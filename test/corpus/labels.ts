import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';

/** What a careful reader takes from a document. The labels of a measure need only what it reads. */
export interface DocumentLabel {
  /** Relative to the folder; what begins with `seed/` is beside it. */
  file: string;
  /** Of the incident. */
  date: string;
  zone: string | null;
  /** Times as a clock on the wall showed them, `X` for a digit that the document does not give. */
  timeline: { time: string; text: string }[];
  tasks: { text: string; owner: string | null; due: string | null }[];
}

/** The documents of a folder that are labelled in its gold/, with their labels, in the order of the labels' names. */
export async function labelledDocuments(folder: string): Promise<{ label: DocumentLabel; source: string }[]> {
  const files = (await Array.fromAsync(glob('gold/*.json', { cwd: folder }))).toSorted();
  const documents = files.map(async (file) => {
    const label: DocumentLabel = JSON.parse(await readFile(path.join(folder, file), 'utf8'));
    const place = label.file.startsWith('seed/') ? path.join('..', label.file) : label.file;
    const source = await readFile(path.join(folder, place), 'utf8').catch(() => undefined);
    return source === undefined ? [] : [{ label, source }];
  });
  return (await Promise.all(documents)).flat();
}

/**
 * Pair labels with what was read: the longest sequence of pairs that is in order in both.
 *
 * @param isSame Whether a label means what was read.
 */
export function align<Label, Read>(
  labels: readonly Label[],
  read: readonly Read[],
  isSame: (label: Label, read: Read) => boolean,
): [Label, Read][] {
  const best = Array.from({ length: labels.length + 1 }, () => Array.from({ length: read.length + 1 }, () => 0));
  const at = (row: number, column: number): number => best[row]?.[column] ?? 0;
  const same = (row: number, column: number): boolean => {
    const [label, found] = [labels[row], read[column]];
    return label !== undefined && found !== undefined && isSame(label, found);
  };
  for (let row = labels.length - 1; row >= 0; row -= 1) {
    for (let column = read.length - 1; column >= 0; column -= 1) {
      const value = same(row, column)
        ? 1 + at(row + 1, column + 1)
        : Math.max(at(row + 1, column), at(row, column + 1));
      best[row]?.splice(column, 1, value);
    }
  }
  const pairs: [Label, Read][] = [];
  for (let row = 0, column = 0; row < labels.length && column < read.length;) {
    const [label, found] = [labels[row], read[column]];
    if (label !== undefined && found !== undefined && same(row, column)) {
      pairs.push([label, found]);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}

/** The words of a label occur in order among the first words of the text: three of them, or half. */
export function isAlike(label: string, text: string): boolean {
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

export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/https?:\S+/g, ' ')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

export function digest(word: string): string {
  return createHash('sha1').update(word).digest('hex').slice(0, 8);
}
