import path from 'node:path';
import { loadConfig } from '../config/config.ts';
import { relativePath } from '../disk.ts';
import { loadEnvironment } from '../host/environment.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { parseWithLimit } from '../host/parse-with-limit.ts';
import { readSources } from '../host/read-files.ts';
import { selectDocuments } from '../host/select-documents.ts';
import { decode } from '../markdown/source.ts';
import type { Message } from '../message.ts';
import { readPostmortem } from '../postmortem/read-postmortem.ts';
import { patchOf } from '../reporters/patch.ts';
import { shownText } from '../reporters/shown-text.ts';
import { count } from '../text/count.ts';
import { plainLine, plainText } from '../text/plain-text.ts';
import { compareTasks, type Difference } from '../tickets/compare-tasks.ts';
import { formOfTask, unwritableForms } from '../tickets/form-of-task.ts';
import type { CacheOptions } from '../work/cache.ts';
import { checkAll } from '../work/check.ts';
import { createMissing, type CreateOptions } from '../work/create-missing.ts';
import { ticketsFor, type TicketSource } from '../work/tickets.ts';
import { changeDocument, writeChanges } from '../work/write-tasks.ts';

export interface TasksSyncOptions extends CacheOptions, TicketSource, CreateOptions {
  /** Write what the tickets say into the documents. */
  write?: boolean;
  /** Print the changes of `write` as a patch, without writing them. */
  dryRun?: boolean;
  /** Path of the configuration, relative to the working directory. */
  config?: string;
}

/** A document with tasks that say something else than their tickets. */
interface Differing {
  path: string;
  bytes: Buffer;
  differences: Difference[];
}

/**
 * Compare tasks with their tickets, as files that a tracker exported have them, or as a code host answers.
 *
 * @param names Files or folders, or `-` for standard input; none to ask the code host.
 * @returns 1 if a task differs and was not updated; 2 if a ticket was not read, or a document not written.
 * @throws {UserError} `TICKETS_INVALID` for a file that holds no tickets; `NO_DOCUMENTS`; `OPTION_INVALID` if it is not clear
 *   which host is to be asked.
 */
export async function tasksSync(names: readonly string[], options: TasksSyncOptions, io: Io): Promise<ExitCode> {
  const { root, settings } = await loadConfig(io.cwd, options.config);
  const askTickets = await ticketsFor(names, options, root, settings.site, io);
  const place = { root, cwd: io.cwd, globs: settings.documents, isConfigured: true };
  const { reported } = await selectDocuments(place, {});
  const sources = readSources(root, reported);
  const environment = await loadEnvironment(root, settings, io.now);
  const { others: known } = await checkAll({ root, settings, environment }, [], sources, options, io);
  const { find, read, others = 0, unread = [], from, host } = await askTickets(known);
  const suspects = new Set(
    known.flatMap((one) => (compareTasks(one, find, settings.site).length > 0 ? [one.path] : [])),
  );
  const differing: Differing[] = [];
  for (const source of sources.filter((one) => suspects.has(one.path))) {
    const { postmortem } = readPostmortem(await parseWithLimit(source), settings);
    const differences = compareTasks(postmortem, find, settings.site);
    differing.push({ path: source.path, bytes: source.text, differences });
  }
  const shownPath = (file: string): string => relativePath(io.cwd, path.join(root, file));
  const isAsked = options.write === true || (options.dryRun === true && !options.create);
  const changed = isAsked
    ? differing.flatMap(({ path: file, bytes, differences }) => {
        const one = changeDocument(file, bytes, differences, settings);
        return one ? [one] : [];
      })
    : [];
  if (options.dryRun) {
    for (const { path: file, before, after } of changed) {
      const shown = shownPath(file);
      io.stdout.write(await patchOf(before.toString('utf8'), after, shown.startsWith('../') ? file : shown));
    }
  }
  const unwritten = options.write && !options.dryRun ? await writeChanges(root, changed) : new Map<string, string>();
  const written = options.write && !options.dryRun ? changed.filter((file) => !unwritten.has(file.path)) : [];
  const updated = new Set(written.flatMap(({ made }) => made));
  const writable = new Set(changed.flatMap(({ made }) => made));
  const left = differing.flatMap(({ path: file, bytes, differences }) =>
    differences.flatMap((one) => {
      if (updated.has(one)) return [];
      const isUnwritable = isAsked && one.change !== undefined && !writable.has(one);
      return [{ file, message: isUnwritable ? withReason(one.message, bytes) : one.message }];
    }),
  );
  const log = options.dryRun ? io.stderr : io.stdout;
  for (const { file, message } of left) log.write(line(shownPath(file), message));
  const tasks = known.flatMap((one) => one.tasks.filter(({ ticket }) => ticket !== undefined));
  const summary = [
    `${count(read, 'ticket')} read${from === undefined ? '' : ` from ${from}`}`,
    `${count(tasks.length, 'task')} with a ticket${others > 0 ? ` (${others} of other trackers)` : ''}`,
    ...(updated.size > 0 ? [`${updated.size} updated`] : []),
  ].join(', ');
  log.write(`${summary}: ${left.length === 0 ? 'all that were found agree' : count(left.length, 'difference')}\n`);
  for (const reason of unread) io.stderr.write(`casebook: ${plainLine(reason)}\n`);
  for (const [file, reason] of unwritten) {
    io.stderr.write(`casebook: ${plainLine(shownPath(file))} was not updated: ${reason}\n`);
  }
  const isCreated =
    !options.create || !host || (await createMissing(known, { root, settings }, host, options, { io, log, shownPath }));
  if (unwritten.size > 0 || unread.length > 0 || !isCreated) return 2;
  return left.some(({ message }) => message.severity !== 'info') ? 1 : 0;
}

/** A message about a task that `--write` leaves alone. */
function withReason(message: Message, bytes: Buffer): Message {
  const form = formOfTask(decode(bytes) ?? '', message.place);
  return { ...message, note: `Not updated: ${unwritableForms[form]}. Change it by hand.` };
}

function line(file: string, { place: { start }, severity, reason, note }: Message): string {
  const position = `${plainText(file)}:${start.line}:${start.column}`;
  return `${position}: ${severity} ${shownText(reason)}\n${note === undefined ? '' : `  ${shownText(note)}\n`}`;
}
