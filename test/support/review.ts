import { defaultSettings } from 'casebook';
import { incidentOf } from '../../src/catalog/catalog.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import type { ReviewedHead } from '../../src/review/side.ts';

/** A version of a postmortem, as a review compares it, without messages. */
export function sideOf(text: string, path = 'postmortems/2024-08-10-a.md'): ReviewedHead {
  const document = parseMarkdown({ path, text });
  const reading = readPostmortem(document, defaultSettings);
  const incident = incidentOf(reading.postmortem, {});
  const isRestricted = incident.visibility === 'restricted';
  return { document, reading, incident, isRestricted, messages: [], reported: [] };
}
