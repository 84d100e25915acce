import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { styles } from './old-documents/styles.ts';
import type { OldIncident } from './old-documents/incident.ts';
import { slugOf } from './old-documents/words.ts';

const file = path.resolve(import.meta.dirname, '../fixtures/old-documents.yaml');

/** The smallest PNG: one transparent pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/**
 * Forty write-ups and status posts of an invented company, in the house styles of six years, with the mistakes that
 * people make: an end before the start, rows out of order, two severities, a length that is not that of the span.
 *
 * @returns Files by path.
 */
export async function oldDocuments(): Promise<Record<string, string | Uint8Array>> {
  const incidents = parse(await readFile(file, 'utf8')) as OldIncident[];
  const files: Record<string, string | Uint8Array> = {};
  for (const incident of incidents) {
    const { folder, ending = 'md', isDated = true, write } = styles[incident.style];
    const day = isDated ? `${incident.start.slice(0, 10)}-` : '';
    files[`${folder}/${day}${slugOf(incident.title)}.${ending}`] = write(incident);
    if (incident.image !== undefined) {
      files[`${folder}/attachments/${incident.image}.png`] = Buffer.from(pixel, 'base64');
    }
  }
  return files;
}
