import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { defaultSettings } from 'casebook';
import { expect, test } from 'vitest';
import { searchRecord } from '../../../site/src/features/search/record.ts';
import { ownAnchors } from '../../../site/src/own-anchors.ts';
import { checkDocuments } from '../../../src/lint/check-documents.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { createPageMaker } from '../../../src/publish/document-page.ts';
import { SearchIndex } from '../../../src/search/search-index.ts';
import { searchQuestions } from '../../fixtures/search-questions.ts';

const folder = path.resolve(import.meta.dirname, '../../../postmortems');

function indexOfOwnIncidents(): SearchIndex {
  const documents = readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => parseMarkdown({ path: `postmortems/${file}`, text: readFileSync(path.join(folder, file), 'utf8') }));
  const makePage = createPageMaker({ ownAnchors, searchRecord }, defaultSettings, () => ({ kind: 'nothing' }));
  const index = new SearchIndex();
  const environment = { now: '2024-08-20T09:12:00Z', isFile: () => true };
  for (const checked of checkDocuments(documents, defaultSettings, environment)) {
    const name = path.basename(checked.document.path, '.md');
    index.add(makePage(checked, `incidents/${name}.html`).content.record);
  }
  return index;
}

/** Results that a reader looks at. */
const read = 3;

// A second where nothing else runs: all documents are read.
test('answers nine of ten questions within the first three results', () => {
  const index = indexOfOwnIncidents();
  const unanswered = searchQuestions.flatMap(([question, answers]) => {
    const first = index
      .find(question)
      .incidents.slice(0, read)
      .map((hit) => path.basename(hit.record.path));
    const missing = answers.filter((answer) => !first.some((name) => name.startsWith(answer)));
    return missing.map((answer) => `${question} → ${answer}, not ${first.join(', ')}`);
  });
  const answers = searchQuestions.flatMap(([, ids]) => ids);
  expect(searchQuestions).toHaveLength(60);
  expect(1 - unanswered.length / answers.length, unanswered.join('\n')).toBeGreaterThanOrEqual(0.9);
}, 30_000);
