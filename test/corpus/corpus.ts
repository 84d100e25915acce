import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { dress, type Dressed, type Facts } from './add-facts.ts';

/** A document of strangers, as they wrote it and with what a reader added. */
export interface CorpusDocument {
  /** Relative to the folder of the corpus. */
  file: string;
  source: string;
  dressed: Dressed;
}

/**
 * Read a corpus of real postmortems: folders that are called `owner__repository`, each with its licence beside the
 * documents.
 *
 * @param facts What facts.yaml says, by folder and name.
 * @throws {Error} When it says nothing of a document.
 */
export async function readCorpus(folder: string, facts: string): Promise<CorpusDocument[]> {
  const factsOf: Record<string, Record<string, Facts>> = parse(await readFile(facts, 'utf8'));
  const files = (await Array.fromAsync(glob('*__*/*', { cwd: folder }))).map((file) => file.replaceAll(path.sep, '/'));
  const documents = files.filter((file) => !file.endsWith('/LICENSE.txt')).toSorted();
  return Promise.all(
    documents.map(async (file) => {
      const [owner = '', name = ''] = file.split('/');
      const known = factsOf[owner]?.[name];
      if (!known) throw new Error(`facts.yaml says nothing of ${file}`);
      const source = await readFile(path.join(folder, file), 'utf8');
      return { file, source, dressed: dress(file, source, known) };
    }),
  );
}
