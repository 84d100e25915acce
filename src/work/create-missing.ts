import { UserError } from '../errors.ts';
import type { Io, OutputStream } from '../host/io.ts';
import { readSources } from '../host/read-files.ts';
import type { KnownPostmortem } from '../postmortem/known-part.ts';
import { shownText } from '../reporters/shown-text.ts';
import type { Settings } from '../settings.ts';
import { count } from '../text/count.ts';
import { plainLine, plainText } from '../text/plain-text.ts';
import { RefusedRequest } from '../trackers/refusal.ts';
import { openTickets, type TicketOutcome } from './open-tickets.ts';
import { findTasksWithoutTicket, type TasksWithoutTicket } from './tasks-without-ticket.ts';
import type { Host } from './tickets.ts';

export interface CreateOptions {
  /** Labels of new tickets. */
  label?: readonly string[];
  /** The most tickets that one run opens. */
  limit?: number;
  dryRun?: boolean;
}

/** So that a first run does not send a hundred mails. */
const defaultLimit = 20;

/** Where the outcome is written. */
interface Output {
  io: Io;
  log: OutputStream;
  shownPath: (file: string) => string;
}

/**
 * Open tickets for outstanding tasks that have none, and report what was done.
 *
 * @returns Whether all went well.
 */
export async function createMissing(
  known: readonly KnownPostmortem[],
  { root, settings }: { root: string; settings: Settings },
  { tracker, target, clock }: Host,
  { label = [], limit = defaultLimit, dryRun: isDry = false }: CreateOptions,
  { io, log, shownPath }: Output,
): Promise<boolean> {
  const paths = known.flatMap(({ path, tasks }) =>
    tasks.some(({ outstanding, ticket }) => outstanding && ticket === undefined) ? [path] : [],
  );
  if (paths.length === 0) {
    log.write('no outstanding task is without a ticket\n');
    return true;
  }
  const outcomes: TicketOutcome[] = [];
  const report = (outcome: TicketOutcome): void => {
    outcomes.push(outcome);
    const { path, position, what, text } = outcome;
    if (what === 'skipped') log.write(`${shownText(text)}\n`);
    else (what === 'failed' ? io.stderr : log).write(at(shownPath(path), position, text));
  };
  let found: TasksWithoutTicket | undefined;
  let isRead = true;
  try {
    const facts = await tracker.readProject(target.project);
    if (facts.name.toLowerCase() !== target.project.toLowerCase()) {
      throw new UserError(
        'OPTION_INVALID',
        `The project ${target.project} is ${facts.name} now; add --project ${facts.name}`,
      );
    }
    // Read again: `--write` may have changed them.
    const sources = readSources(root, paths);
    found = await findTasksWithoutTicket(sources, settings, facts.isPublic ? 'public' : 'internal');
    const options = { labels: label, limit, isDry, today: io.now.slice(0, 'YYYY-MM-DD'.length), clock };
    await openTickets(found.tasks, { root, settings }, { tracker, target, facts }, options, report);
    for (const line of leftOut(found, facts.isPublic, facts.name)) log.write(`${plainText(line)}\n`);
    for (const { path, message } of found.unwritable) {
      log.write(at(shownPath(path), message.place, `no ticket was opened: ${message.reason}`));
    }
  } catch (error) {
    if (!(error instanceof RefusedRequest)) throw error;
    isRead = false;
    io.stderr.write(`casebook: Cannot open tickets in ${plainLine(target.project)}: ${error.message}\n`);
  }
  const opened = outcomes.filter(({ what }) => what === 'opened').length;
  const again = outcomes.filter(({ what }) => what === 'found').length;
  const would = isDry ? 'would be ' : '';
  log.write(
    `${count(opened, 'ticket')} ${would}opened${again > 0 ? `, ${again} of an earlier run ${would}written` : ''}\n`,
  );
  return isRead && !outcomes.some(({ what }) => what === 'failed');
}

function at(file: string, { start }: TicketOutcome['position'], text: string): string {
  return `${plainText(file)}:${start.line}:${start.column}: ${shownText(text)}\n`;
}

function leftOut({ hidden, drafts }: TasksWithoutTicket, isPublic: boolean, project: string): string[] {
  const why = isPublic
    ? `${project} is public, and their documents are not (visibility)`
    : 'their documents are restricted (visibility)';
  return [
    ...(hidden > 0 ? [`${count(hidden, 'task gets', 'tasks get')} no ticket: ${why}`] : []),
    ...(drafts > 0 ? [`${count(drafts, 'task gets', 'tasks get')} no ticket yet: their documents are drafts`] : []),
  ];
}
