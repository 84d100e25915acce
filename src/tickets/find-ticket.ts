import type { Ticket } from './ticket.ts';

/** Finds the ticket that a task names, by the text and the address of the task's ticket. */
export type FindTicket = (key: string, url: string | undefined) => Ticket | undefined;

/**
 * Prepare to find tickets: by address, by `owner/repository#1`, by key, and by number where all tickets with numbers
 * belong to one project. If a ticket occurs twice, the last one counts.
 */
export function indexTickets(tickets: readonly Ticket[]): FindTicket {
  const byName = new Map<string, Ticket>();
  const projects = new Set(tickets.flatMap(({ key, project }) => (key.startsWith('#') ? [project] : [])));
  for (const ticket of tickets) {
    const { key, project, url } = ticket;
    if (url !== undefined) byName.set(addressOf(url), ticket);
    if (project !== undefined) byName.set(nameOf(project + key), ticket);
    if (!key.startsWith('#') || projects.size === 1) byName.set(nameOf(key), ticket);
  }
  return (key, url) => {
    const ofAddress = url === undefined ? undefined : byName.get(addressOf(url));
    if (ofAddress) return ofAddress;
    const number = /^(?:#|GH-|(?:bug|issue|ticket)[ -]?#?)(\d+)$/i.exec(key)?.[1];
    const found = byName.get(nameOf(number === undefined ? keyOf(key) : `#${number}`));
    // Two addresses are two tickets, whatever their numbers.
    return found?.url !== undefined && url !== undefined && !isKeyed(found) ? undefined : found;
  };
}

/** A tracker's keys are unique; numbers are those of a project. */
function isKeyed({ key }: Ticket): boolean {
  return !key.startsWith('#');
}

/** The last part of an address without a number only: `PAY-100`. */
function keyOf(ticket: string): string {
  return /^https?:\/\/\S*?\/((?=[A-Z])[A-Z0-9_]+-\d+)(?:[/?#]|$)/i.exec(ticket)?.[1] ?? ticket;
}

function nameOf(name: string): string {
  return name.toLowerCase();
}

/** An address in one form: GitHub redirects between `issues` and `pull`, GitLab between paths with and without `-`. */
function addressOf(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/(?:\/-)?\/(?:issues|pull|work_items)\/(\d+)$/, '/issues/$1');
}
