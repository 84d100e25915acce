import type { SiteSettings } from '../settings.ts';
import { ticketUrl } from '../text/ticket-link.ts';
import { isProject, type Target } from './target.ts';

/** A ticket of a code host. */
export interface TicketPlace {
  project: string;
  number: number;
}

type Host = Pick<Target, 'kind' | 'web' | 'project'>;

/**
 * The ticket of a host that a task names, by the address that its page links to; a number alone is one of the project.
 *
 * @returns `undefined` for tickets of other trackers, and for requests to merge on GitLab.
 */
export function placeOf(ticket: string, host: Host, site: SiteSettings): TicketPlace | undefined {
  const url = ticketUrl(ticket, site);
  const ofUrl = url === undefined ? undefined : placeOfUrl(url, host);
  if (ofUrl) return ofUrl;
  const number = Number(/^(?:#|GH-|(?:issue|ticket)[ -]?#?)(\d{1,15})$/i.exec(ticket)?.[1]);
  if (number > 0) {
    // No key of Jira is a number.
    const isOwn = url === undefined || (site.tickets?.includes('/browse/{key}') && site.source === undefined);
    return isOwn ? { project: host.project, number } : undefined;
  }
  const [, project, digits] = /^([\w./-]+)#(\d{1,15})$/.exec(ticket) ?? [];
  const isOwn = url === undefined && project !== undefined && isProject(project, host.kind);
  return isOwn ? { project, number: Number(digits) } : undefined;
}

/** Address of a ticket. */
export function urlOf({ project, number }: TicketPlace, { kind, web }: Host): string {
  return `${web}/${project}${kind === 'gitlab' ? '/-' : ''}/issues/${number}`;
}

/**
 * The shortest way to write a ticket that leads to it from every page.
 *
 * @returns From the shortest to the longest.
 */
export function namesOf(place: TicketPlace, host: Host, site: SiteSettings): string[] {
  const url = urlOf(place, host);
  const leads = (name: string): boolean => ticketUrl(name, site)?.toLowerCase() === url.toLowerCase();
  return [`#${place.number}`, `${place.project}#${place.number}`, url].filter(leads);
}

function placeOfUrl(text: string, { kind, web }: Host): TicketPlace | undefined {
  if (!URL.canParse(text)) return undefined;
  const [url, own] = [new URL(text), new URL(web)];
  const prefix = own.pathname.replace(/\/$/, '');
  if (url.host.replace(/^www\./, '') !== own.host || !url.pathname.startsWith(`${prefix}/`)) return undefined;
  const [, project, what, digits] =
    /^\/(.+?)(?:\/-)?\/(issues|pull|work_items)\/(\d{1,15})\/?$/.exec(url.pathname.slice(prefix.length)) ?? [];
  if (project === undefined || !isProject(project, kind) || (what === 'pull' && kind !== 'github')) return undefined;
  return { project, number: Number(digits) };
}
