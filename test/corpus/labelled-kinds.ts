import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { defaultSettings } from '../../src/config/defaults.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import type { Moment } from '../../src/time/moment.ts';
import { dress, type Facts } from './add-facts.ts';
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

/** The timelines of a corpus as they are read with the facts of facts.yaml, and its kinds by line. */
export async function labelledCorpus(folder: string): Promise<LabelledTimeline[]> {
  const name = path.join(import.meta.dirname, 'facts.yaml');
  const facts: Record<string, Record<string, Facts>> = parse(await readFile(name, 'utf8'));
  const documents = Object.entries(facts).flatMap(([owner, files]) =>
    Object.entries(files).map(([file, known]) => ({ path: `${owner}/${file}`, known })),
  );
  return Promise.all(
    documents.map(async ({ path: file, known: { entries = {}, timeline = {}, zoneAbove: _zone, ...known } }) => {
      const { text, lineOf } = dress(file, await readFile(path.join(folder, file), 'utf8'), known);
      const { postmortem } = readPostmortem(parseMarkdown({ path: file, text }), defaultSettings);
      const read = postmortem.timeline.map((entry) => {
        const line = lineOf(entry.position.start.line);
        const lead = Array.from(timeline[line]?.matchAll(/`(\w+)`/g) ?? [], ([, kind = '']) => kind);
        return { text: entry.text, start: entry.start, kinds: entries[line]?.split(' ') ?? lead };
      });
      return { name: file, entries: read };
    }),
  );
}

function kindsIn(text: string): string[] {
  return text === '-' ? [] : text.split(' ');
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
