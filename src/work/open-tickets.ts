import type { Clock } from '../host/io.ts';
import type { Position } from '../position.ts';
import type { Settings } from '../settings.ts';
import { count } from '../text/count.ts';
import { dateOfDays, daysOfDate } from '../time/civil.ts';
import { newTicket } from '../trackers/new-ticket.ts';
import { RefusedRequest } from '../trackers/refusal.ts';
import type { Target } from '../trackers/target.ts';
import { namesOf, urlOf } from '../trackers/ticket-place.ts';
import type { MarkedTicket, ProjectFacts, Tracker } from '../trackers/tracker.ts';
import type { TaskWithoutTicket } from './tasks-without-ticket.ts';
import { changeDocument, writeChanges } from './write-tasks.ts';

export interface OpenTicketsOptions {
  labels: readonly string[];
  /** The most tickets to open. */
  limit: number;
  /** Change nothing, neither there nor here. */
  isDry: boolean;
  /** `YYYY-MM-DD` */
  today: string;
  clock: Clock;
}

/** What was done, or would be done, about a task. */
export interface TicketOutcome {
  path: string;
  position: Position;
  what: 'opened' | 'found' | 'skipped' | 'failed';
  /** One line, to follow the position. */
  text: string;
}

/** As GitHub asks for. */
const pauseMs = 1000;

/** Days before an incident in which no ticket of its tasks can have been opened, even if its date is corrected later. */
const marginDays = 31;

/**
 * Open tickets for tasks that have none, and write them into the documents, one after the other: a run that is cut leaves at
 * most one ticket behind that no document names, and the next run finds it by its marker.
 *
 * @param tasks Those that may be read by all who can read the tickets of the project.
 * @param report Called for each task, as soon as it is done.
 * @throws {RefusedRequest} If nothing was opened since the tickets of the project could not be read.
 */
export async function openTickets(
  tasks: readonly TaskWithoutTicket[],
  { root, settings }: { root: string; settings: Settings },
  { tracker, target, facts }: { tracker: Tracker; target: Target; facts: ProjectFacts },
  { labels, limit, isDry, today, clock }: OpenTicketsOptions,
  report: (outcome: TicketOutcome) => void,
): Promise<void> {
  if (tasks.length === 0) return;
  const marked = new Map<string, MarkedTicket[]>();
  const note = (found: readonly MarkedTicket[]): void => {
    for (const one of found) for (const marker of one.markers) marked.set(marker, [...(marked.get(marker) ?? []), one]);
  };
  const find = ({ markers }: TaskWithoutTicket): MarkedTicket | undefined => {
    const found = markers.flatMap((marker) => marked.get(marker) ?? []).toSorted((a, b) => a.number - b.number);
    return found.find(({ isTrusted }) => isTrusted) ?? found[0];
  };
  note(await tracker.findMarked(facts, sinceOf(tasks, today)));
  const after = new Map<string, Buffer>();

  async function write(one: TaskWithoutTicket, number: number): Promise<string | undefined> {
    const before = after.get(one.path) ?? one.bytes;
    for (const ticket of namesOf({ project: facts.name, number }, target, settings.site)) {
      const changed = changeDocument(one.path, before, [{ index: one.index, change: { ticket } }], settings);
      if (!changed) continue;
      if (!isDry) {
        const unwritten = await writeChanges(root, [changed]);
        const reason = unwritten.get(one.path);
        if (reason !== undefined) return reason;
      }
      after.set(one.path, Buffer.from(changed.after));
      return undefined;
    }
    return 'its form has no place for the ticket';
  }

  let opened = 0;
  let left = 0;
  for (const one of tasks) {
    const { task, path } = one;
    const say = (what: TicketOutcome['what'], text: string): void =>
      report({ path, position: task.position, what, text });
    let known = find(one);
    if (!known && !isDry && opened < limit) {
      if (opened > 0) await clock.wait(pauseMs);
      // Another run may have been quicker.
      note(await tracker.findMarked(facts, undefined, true));
      known = find(one);
    }
    if (known) {
      const url = urlOf({ project: facts.name, number: known.number }, target);
      if (!known.isTrusted) {
        const advice = 'write it into the document if it is the right one, or else remove the marker from its text';
        say('failed', `${url} has the marker of this task, but its author does not belong to the project; ${advice}`);
        continue;
      }
      const reason = await write(one, known.number);
      if (reason === undefined)
        say('found', `${isDry ? 'would write' : 'wrote'} the ticket ${url}, opened by an earlier run`);
      else say('failed', `the ticket ${url} of an earlier run was not written: ${reason}`);
      continue;
    }
    if (opened >= limit) {
      left += 1;
      continue;
    }
    const ticket = newTicket(task, one.incident, one.markers[0], settings.site, labels);
    if (isDry) {
      opened += 1;
      say('opened', `would open a ticket in ${facts.name}: ${ticket.title}`);
      continue;
    }
    let number: number;
    try {
      number = await tracker.openTicket(facts.name, ticket);
    } catch (error) {
      if (!(error instanceof RefusedRequest)) throw error;
      const doubt = error.isUncertain ? '; it may have been opened nevertheless, which the next run finds out' : '';
      say('failed', `no ticket was opened: ${error.message}${doubt}`);
      return;
    }
    opened += 1;
    note([{ number, markers: [...one.markers], isTrusted: true }]);
    const url = urlOf({ project: facts.name, number }, target);
    const reason = await write(one, number);
    if (reason === undefined) say('opened', `opened ${url}: ${ticket.title}`);
    else say('failed', `opened ${url}, but the document was not updated: ${reason}; the next run tries again`);
  }
  const [last] = tasks.slice(-1);
  if (left > 0 && last) {
    const text = `${count(left, 'more task has', 'more tasks have')} no ticket, beyond --limit ${limit}`;
    report({ path: last.path, position: last.task.position, what: 'skipped', text });
  }
}

/** No ticket of a task changed for the last time before the first of the incidents. */
function sinceOf(tasks: readonly TaskWithoutTicket[], today: string): string | undefined {
  const days = tasks.map(({ incident: { day } }) => day);
  const [first] = days.filter((day) => day !== undefined).toSorted();
  // A day that is wrong says nothing.
  if (first === undefined || days.some((day) => day === undefined || day > today)) return undefined;
  return `${dateOfDays(daysOfDate(first) - marginDays)}T00:00:00Z`;
}
