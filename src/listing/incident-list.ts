import path from 'node:path';
import type { Incident } from '../catalog/catalog.ts';
import { markdownText } from '../reporters/markdown-text.ts';
import { plainText } from '../text/plain-text.ts';
import { dayOf } from '../time/format.ts';
import { findDate } from '../time/civil.ts';

/**
 * A list of incidents as Markdown, one line each, with links to the documents.
 *
 * @param incidents In the order of the list.
 * @param folder Path of the folder of the file that holds the list, relative to the root, `/` as separator.
 */
export function incidentList(incidents: readonly Incident[], folder: string): string[] {
  if (incidents.length === 0) return ['No incidents.'];
  return incidents.map(({ id, title = id, path: file, severity, services, status, duration, timeline, timezone }) => {
    const start = duration[0]?.start ?? timeline[0]?.start;
    const day = start ? dayOf(start, timezone) : findDate(id);
    const facts = [severity, services.join(', '), status === 'draft' || status === 'withdrawn' ? status : '']
      .filter(Boolean)
      .map((fact) => markdownText(plainText(fact ?? '')));
    const link = `[${markdownText(plainText(title)) || id}](${addressOf(path.posix.relative(folder, file))})`;
    return `- ${day === undefined ? '' : `${day} `}${link}${facts.length > 0 ? `: ${facts.join(', ')}` : ''}`;
  });
}

/** A relative path as a URL that Markdown takes for one, whatever is in it. */
function addressOf(file: string): string {
  const encoded = file
    .toWellFormed()
    .split('/')
    .map((name) => encodeURIComponent(name).replaceAll(/[()!'*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`))
    .join('/');
  return encoded;
}
