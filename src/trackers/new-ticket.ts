import type { KnownPostmortem } from '../postmortem/known-part.ts';
import type { Task } from '../postmortem/postmortem.ts';
import { markdownText } from '../reporters/markdown-text.ts';
import type { SiteSettings } from '../settings.ts';
import { oneLine } from '../text/one-line.ts';
import { plainText } from '../text/plain-text.ts';
import { maskSecrets } from '../text/secrets.ts';
import { markerComment } from './marker.ts';
import type { NewTicket } from './tracker.ts';

/** Hosts take titles of 255 characters. */
const longestTitle = 240;
const longestText = 2000;

/**
 * The ticket of a task. Whatever a document says is only text in it: no mention, no reference, no command of GitLab
 * (`/close`), and no credential.
 */
export function newTicket(
  task: Task,
  incident: Pick<KnownPostmortem, 'id' | 'path' | 'title'>,
  marker: string,
  site: SiteSettings,
  labels: readonly string[],
): NewTicket {
  const { title, owner, owners = owner === undefined ? [] : [owner], due, type, priority, doneWhen } = task;
  const url = site.source?.replaceAll('{path}', incident.path.split('/').map(encodeURIComponent).join('/'));
  const name = shown(incident.title ?? incident.id);
  const facts: [string, string | undefined][] = [
    ['Owner', owners.length > 0 ? owners.map(shown).join(', ') : undefined],
    ['Due', due],
    ['Type', type],
    ['Priority', priority && shown(priority)],
    ['Done when', doneWhen && shown(doneWhen)],
  ];
  const lines = facts.flatMap(([label, value]) => (value ? [`- ${label}: ${value}`] : []));
  return {
    title: cut(title, longestTitle),
    body: [
      `A task of the incident ${url === undefined ? name : `[${name}](<${plainText(url).replaceAll(/[<>\\\s]/g, encodeURIComponent)}>)`}.`,
      ...(lines.length > 0 ? ['', ...lines] : []),
      '',
      markerComment(marker),
      '',
    ].join('\n'),
    labels,
  };
}

function shown(text: string): string {
  // A marker in a document is not one.
  return markdownText(cut(text, longestText).replaceAll('<!--', '<! --'));
}

function cut(text: string, longest: number): string {
  const line = plainText(maskSecrets(oneLine(text))).trim();
  return line.length <= longest
    ? line
    : `${line
        .slice(0, longest - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`;
}
