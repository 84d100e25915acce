import type { KnownPostmortem } from '../postmortem/known-part.ts';
import type { SiteSettings } from '../settings.ts';
import { count } from '../text/count.ts';
import type { FindTicket } from '../tickets/find-ticket.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { Target } from '../trackers/target.ts';
import { placeOf } from '../trackers/ticket-place.ts';
import type { Tracker } from '../trackers/tracker.ts';

/** The tickets that documents name. */
export interface FoundTickets {
  find: FindTicket;
  /** How many were read. */
  read: number;
  /** How many tasks have a ticket of another tracker. */
  others?: number;
  /** What was not read and why, a line for each reason. */
  unread?: string[];
  /** The host that they are from. */
  from?: string;
}

/** Ask a code host for the tickets that documents name, one project after the other. */
export async function readHostTickets(
  known: readonly Pick<KnownPostmortem, 'tasks'>[],
  tracker: Tracker,
  target: Target,
  site: SiteSettings,
): Promise<FoundTickets> {
  const named = known.flatMap(({ tasks }) => tasks.flatMap(({ ticket }) => ticket ?? []));
  const places = named.flatMap((ticket) => placeOf(ticket, target, site) ?? []);
  const tickets = new Map<string, Ticket>();
  const unread: string[] = [];
  for (const [key, members] of Map.groupBy(places, ({ project }) => project.toLowerCase())) {
    const [{ project } = { project: key }] = members;
    const numbers = [...new Set(members.map(({ number }) => number))].toSorted((a, b) => a - b);
    const answers = await tracker.readTickets(project, numbers);
    for (const [number, ticket] of answers.tickets) tickets.set(`${key}#${number}`, ticket);
    for (const { numbers: ofReason, reason } of answers.unread) {
      const kept = target.keptBack;
      const advice = kept === undefined ? '' : `; ${kept} is sent to this host only with --host-url ${target.web}`;
      const which = `${count(ofReason.length, 'ticket')} of ${project}`;
      unread.push(`Cannot read ${which} (${listed(ofReason)}): ${reason}${advice}`);
    }
  }
  return {
    find(ticket) {
      const place = placeOf(ticket, target, site);
      return place && tickets.get(`${place.project.toLowerCase()}#${place.number}`);
    },
    read: tickets.size,
    others: named.length - places.length,
    unread,
    from: new URL(target.web).host,
  };
}

const mostListed = 20;

function listed(numbers: readonly number[]): string {
  const shown = numbers.slice(0, mostListed).map((number) => `#${number}`);
  return [...shown, ...(numbers.length > mostListed ? [`and ${numbers.length - mostListed} more`] : [])].join(', ');
}
