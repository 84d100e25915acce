import type { Incident } from '../../../src/catalog/catalog.ts';
import { formatDay } from '../../../src/time/format.ts';
import { dateOfIncident, impactText } from './incidents.ts';

/** The title of an incident for tabs, bookmarks and previews of links: `SEV1, 10 Aug 2024: Sign-ins failed`. */
export function titleInTabs(incident: Incident): string {
  const head = [incident.severity, dayText(incident)].filter(Boolean).join(', ');
  const title = incident.title ?? incident.id;
  return head === '' ? title : `${head}: ${title}`;
}

/** What a preview of a link says of an incident: `SEV1 · 10 Aug 2024 · 2 h 15 min · authentication`; may be empty. */
export function previewText(incident: Incident): string {
  const { severity, status, services } = incident;
  const facts = [severity, dayText(incident), status === 'withdrawn' ? 'Withdrawn' : impactText(incident)];
  // Chats show no-break spaces in different ways.
  return [...facts, services.join(', ')].filter(Boolean).join(' · ').replaceAll('\u00a0', ' ');
}

function dayText(incident: Incident): string | undefined {
  const date = dateOfIncident(incident);
  return date === undefined ? undefined : formatDay(date, 'short');
}
