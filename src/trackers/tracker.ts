import type { Ticket } from '../tickets/ticket.ts';

/** The tickets of a code host. Projects are `owner/repository`, or `group/subgroup/project`. */
export interface Tracker {
  /**
   * Read tickets by their numbers, with as few requests as possible. Nothing is thrown: what could not be read is in the
   * answer, with the reason.
   */
  readTickets: (project: string, numbers: readonly number[]) => Promise<TicketAnswers>;
  /** @throws {RefusedRequest} */
  readProject: (project: string) => Promise<ProjectFacts>;
  /**
   * Find tickets whose text contains a marker.
   *
   * @param since Only those that changed since then, ISO 8601.
   * @param isNewest Only the newest ones, in one request.
   * @throws {RefusedRequest}
   */
  findMarked: (project: ProjectFacts, since: string | undefined, isNewest?: boolean) => Promise<MarkedTicket[]>;
  /**
   * Open a ticket.
   *
   * @returns Its number.
   * @throws {RefusedRequest} `isUncertain` if it may have been opened.
   */
  openTicket: (project: string, ticket: NewTicket) => Promise<number>;
}

export interface TicketAnswers {
  tickets: Map<number, Ticket>;
  unread: UnreadTickets[];
}

/** Tickets that could not be read, and why. */
export interface UnreadTickets {
  numbers: number[];
  reason: string;
}

export interface ProjectFacts {
  /** As the host names it now, after renames. */
  name: string;
  /** Whether people outside the organisation may read its tickets. */
  isPublic: boolean;
}

/** A ticket with a marker. */
export interface MarkedTicket {
  number: number;
  /** See `markerOf`. */
  markers: string[];
  /**
   * Whether its author belongs to the project. In a public project, strangers can open tickets with any text, and close
   * them.
   */
  isTrusted: boolean;
}

/** A ticket to be opened. */
export interface NewTicket {
  title: string;
  /** Markdown. */
  body: string;
  labels: readonly string[];
}
