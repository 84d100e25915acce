/** What a tracker says of a ticket. Absent is what it does not say. */
export interface Ticket {
  /** `PAY-100`, or `#123` of a tracker whose tickets have numbers. */
  key: string;
  /** `owner/repository`, of a code host. */
  project?: string;
  url?: string;
  state: TicketState;
  /** The day in UTC on which it was closed, `YYYY-MM-DD`. */
  closed?: string;
}

/** `declined`: closed, without being done. */
export type TicketState = 'open' | 'done' | 'declined';
