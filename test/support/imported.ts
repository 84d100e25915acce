import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ImportError, type Draft, type Importer, type SourceFile } from '../../src/importers/draft.ts';
import { fileNameOf, writeDraft } from '../../src/importers/write-draft.ts';
import { lintText } from './lint-text.ts';

/** Files below `test/fixtures/import/`, by their paths there; JSON is parsed. */
export function fixtures(...paths: string[]): SourceFile[] {
  return paths.map((name) => {
    const text = readFileSync(path.join(import.meta.dirname, '../fixtures/import', name), 'utf8');
    return name.endsWith('.json') ? { path: name, text, data: JSON.parse(text) as unknown } : { path: name, text };
  });
}

/** A JSON file that is not on disk. */
export function jsonFile(name: string, data: unknown): SourceFile {
  return { path: name, text: JSON.stringify(data), data };
}

/** What `lint` calls an error in the document that is written for a draft. */
export function errorsIn(draft: Draft): string[] {
  const messages = lintText(writeDraft(draft), undefined, `postmortems/${fileNameOf(draft)}`);
  return messages.filter((message) => message.split(' ')[1] === 'error');
}

/** `path: message` of the error with which an importer refuses files. */
export function refusal(importer: Importer, ...files: SourceFile[]): string {
  try {
    importer.read(files, {});
  } catch (error) {
    if (error instanceof ImportError) return `${error.path}: ${error.message}`;
    throw error;
  }
  return 'none';
}
