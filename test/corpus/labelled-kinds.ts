import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { toString } from 'mdast-util-to-string';
import { parse } from 'yaml';
import { defaultSettings } from '../../src/config/defaults.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import type { Moment } from '../../src/time/moment.ts';
import type { Facts } from './add-facts.ts';
import { readCorpus } from './corpus.ts';
import type { LabelledTimeline } from './measure-kinds.ts';

/**
 * The timelines of kinds.tsv: a name, the kinds of an entry between spaces or `-`, and its text. Rows with the same name
 * are one timeline, rows with `-` are each one of its own.
 */
export async function labelledExamples(): Promise<LabelledTimeline[]> {
  const table = await readFile(path.join(import.meta.dirname, 'kinds.tsv'), 'utf8');
  const [, ...rows] = table.trimEnd().split('\n');
  const labelled = rows.map((row, index) => {
    const [name = '', kinds = '', text = ''] = row.split('\t');
    if (text === '') throw new Error(`Unexpected row \`${row}\`, expected three columns`);
    return { name: name === '-' ? `row ${index + 2}` : name, kinds: kindsIn(kinds), text, start: minute(index) };
  });
  return Array.from(
    Map.groupBy(labelled, ({ name }) => name),
    ([name, entries]) => ({ name, entries }),
  );
}

/** The timelines of a corpus, with the kinds of facts.yaml. */
export async function labelledCorpus(folder: string): Promise<LabelledTimeline[]> {
  const name = path.join(import.meta.dirname, 'facts.yaml');
  const facts: Record<string, Record<string, Facts>> = parse(await readFile(name, 'utf8'));
  return (await readCorpus(folder, name)).map(({ file, source, dressed }) => {
    const [owner = '', document = ''] = file.split('/');
    const { entries, timeline = {} } = facts[owner]?.[document] ?? {};
    const text = entries ? dressed.text : '';
    const { postmortem } = readPostmortem(parseMarkdown({ path: document, text }), defaultSettings);
    const inWords = Object.entries(timeline).map(([line, lead], index, all) => ({
      text: wordsBetween(source, Number(line), Number(all[index + 1]?.[0] ?? Number(line) + 12)),
      kinds: Array.from(lead.matchAll(/`(\w+)`/g), ([, kind = '']) => kind),
      start: minute(index),
    }));
    return { name: file, entries: [...postmortem.timeline, ...inWords] };
  });
}

function kindsIn(text: string): string[] {
  return text === '-' ? [] : text.split(' ');
}

/** The text of an entry in a shape that is not read, from its line up to the next entry or heading. */
function wordsBetween(source: string, from: number, to: number): string {
  const [first = '', ...more] = source.split(/\r?\n/).slice(from - 1, to - 1);
  const end = more.findIndex((line) => /^#|^\s*$/.test(line) && !first.startsWith('#'));
  const lines = [first.replace(/^#+ /, ''), ...more.slice(0, end < 0 ? undefined : end)];
  const text = toString(parseMarkdown({ path: 'entry.md', text: lines.join('\n') }).tree);
  const date =
    /^(?:[-*#|\s.,:()~/–\]]|\d[\d:/.?X-]*(?:th|st)?|[ap]m\b|[A-Z]{2,4}\b|ca\.|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)+/i;
  return text.replaceAll(/\s+/g, ' ').replace(date, '');
}

function minute(count: number): Moment {
  const at = new Date(Date.UTC(2024, 7, 10, 0, count)).toISOString();
  return {
    earliest: at,
    latest: at,
    precision: 'minute',
    approximate: false,
    text: at,
    zone: 'UTC',
    zoneAssumed: false,
  };
}
