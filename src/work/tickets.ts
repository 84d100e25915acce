import { UserError } from '../errors.ts';
import { readGitSetting } from '../host/git.ts';
import { systemClock, type Clock, type Io } from '../host/io.ts';
import { readImportFiles } from '../host/read-import-files.ts';
import type { KnownPostmortem } from '../postmortem/known-part.ts';
import type { SiteSettings } from '../settings.ts';
import { indexTickets } from '../tickets/find-ticket.ts';
import { readTickets } from '../tickets/read-tickets.ts';
import { openTracker } from '../trackers/open-tracker.ts';
import { findTarget, type Target, type TargetFlags } from '../trackers/target.ts';
import type { Tracker } from '../trackers/tracker.ts';
import { readHostTickets, type FoundTickets } from './host-tickets.ts';

/** The flags that say where tickets are. */
export interface TicketSource extends TargetFlags {
  /** Open tickets, which needs a code host. */
  create?: boolean;
}

/** In milliseconds; a user would wonder. */
const longPause = 5000;

/** A code host that is asked. */
export interface Host {
  tracker: Tracker;
  target: Target;
  clock: Clock;
}

/** The tickets that documents name, and the host that was asked. */
export interface TicketsAndHost extends FoundTickets {
  host?: Host;
}

/**
 * Prepare to find the tickets that documents name: in files, or on a code host.
 *
 * @param names Files or folders, or `-`; none for the code host.
 * @throws {UserError} `TICKETS_INVALID`, `OPTION_INVALID`
 */
export async function ticketsFor(
  names: readonly string[],
  flags: TicketSource,
  root: string,
  site: SiteSettings,
  io: Io,
): Promise<(known: readonly KnownPostmortem[]) => Promise<TicketsAndHost>> {
  if (names.length > 0) {
    const asked = flags.create ? '--create' : (['from', 'hostUrl', 'project'] as const).find((name) => flags[name]);
    if (asked !== undefined) {
      const flag = asked === 'hostUrl' ? '--host-url' : `--${asked.replace(/^--/, '')}`;
      throw new UserError('OPTION_INVALID', `Unexpected files with ${flag}, which asks the code host`);
    }
    const files = await readImportFiles(io.cwd, names, io.readStdin);
    const tickets = files.flatMap((file) => readTickets(Buffer.from(file.bytes).toString('utf8'), file.path));
    return () => Promise.resolve({ find: indexTickets(tickets), read: tickets.length });
  }
  const target = findTarget(flags, await readGitSetting(root, 'remote.origin.url'), io.codeHosts ?? {});
  if (flags.create && !target.token) {
    const { host } = new URL(target.web);
    const advice =
      target.keptBack === undefined
        ? `set ${target.kind === 'github' ? 'GITHUB_TOKEN' : 'GITLAB_TOKEN'}`
        : `${target.keptBack} is sent to ${host} only with --host-url ${target.web}`;
    throw new UserError('OPTION_INVALID', `Missing a token for ${host}, which --create needs; ${advice}`);
  }
  const { now, wait } = io.clock ?? systemClock;
  const clock: Clock = {
    now,
    wait(milliseconds) {
      if (milliseconds >= longPause) {
        const { host } = new URL(target.web);
        io.stderr.write(
          `casebook: waiting for ${Math.round(milliseconds / 1000)} s, since ${host} allows no more requests now\n`,
        );
      }
      return wait(milliseconds);
    },
  };
  const tracker = openTracker(target, clock);
  return async (known) => ({
    ...(await readHostTickets(known, tracker, target, site)),
    host: { tracker, target, clock },
  });
}
