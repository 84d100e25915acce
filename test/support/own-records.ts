import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { defaultSettings } from 'casebook';
import { searchRecord } from '../../site/src/features/search/record.ts';
import { ownAnchors } from '../../site/src/own-anchors.ts';
import { checkDocuments } from '../../src/lint/check-documents.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { createPageMaker } from '../../src/publish/document-page.ts';
import type { SearchRecord } from '../../src/search/search-record.ts';
import { root } from './cli.ts';

/** What the search finds in the repository's own postmortems, the newest first. */
export function ownRecords(): SearchRecord[] {
  const folder = path.join(root, 'postmortems');
  const documents = readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .toReversed()
    .map((file) => parseMarkdown({ path: `postmortems/${file}`, text: readFileSync(path.join(folder, file), 'utf8') }));
  const makePage = createPageMaker({ ownAnchors, searchRecord }, defaultSettings, () => ({ kind: 'nothing' }));
  const environment = { now: '2024-08-20T09:12:00Z', isFile: () => true };
  return checkDocuments(documents, defaultSettings, environment).map((checked) => {
    const name = path.basename(checked.document.path, '.md');
    return makePage(checked, `incidents/${name}.html`).content.record;
  });
}
