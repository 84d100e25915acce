import * as v from 'valibot';
import { ticketOf } from '../tickets/read-tickets.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { RefusedRequest } from './refusal.ts';
import type { UnreadTickets } from './tracker.ts';

/** Values that interfaces leave out or set to `null`. */
export const maybeText = v.nullish(v.string());

/** A number of a ticket. */
export const ticketNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/**
 * Check what a host answers.
 *
 * @param what To follow `Unexpected`.
 * @throws {RefusedRequest}
 */
export function readAnswer<const Schema extends v.GenericSchema>(
  schema: Schema,
  data: unknown,
  what: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, data, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const place = v.getDotPath(issue);
  throw new RefusedRequest(`unexpected ${what}${place === null ? '' : `: ${place}`}`, { isUncertain: true });
}

/** @throws {RefusedRequest} */
export function readTicket(record: Record<string, unknown>): Ticket {
  const ticket = ticketOf(record);
  if (ticket) return ticket;
  throw new RefusedRequest('unexpected ticket', {});
}

/** Put tickets with the same reason together. */
export function groupUnread(reasons: ReadonlyMap<number, string>): UnreadTickets[] {
  const groups = Map.groupBy(reasons, ([, reason]) => reason);
  return Array.from(groups, ([reason, members]) => ({ reason, numbers: members.map(([number]) => number) }));
}
