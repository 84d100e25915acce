import type { Incident } from '../../../src/catalog/catalog.ts';
import { dateText, impactText } from './incidents.ts';

/** The title of an incident for tabs, bookmarks and previews of links: `SEV1, 10 Aug 2024: Sign-ins failed`. */
export function titleInTabs(incident: Incident): string {
  const head = [incident.severity, dateText(incident)].filter(Boolean).join(', ');
  const title = incident.title ?? incident.id;
  return head === '' ? title : `${head}: ${title}`;
}

/** What a preview of a link says of an incident: `SEV1 · 10 Aug 2024 · 2 h 15 min · authentication`; may be empty. */
export function previewText(incident: Incident): string {
  const { severity, status, services } = incident;
  const facts = [severity, dateText(incident), status === 'withdrawn' ? 'Withdrawn' : impactText(incident)];
  // Chats show no-break spaces in different ways.
  return [...facts, services.join(', ')].filter(Boolean).join(' · ').replaceAll('\u00a0', ' ');
}
