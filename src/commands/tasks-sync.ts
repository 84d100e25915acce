import path from 'node:path';
import { relativePath } from '../disk.ts';
import { loadConfig } from '../config/config.ts';
import { loadEnvironment } from '../host/environment.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { parseWithLimit } from '../host/parse-with-limit.ts';
import { readImportFiles } from '../host/read-import-files.ts';
import { readSources } from '../host/read-files.ts';
import { selectDocuments } from '../host/select-documents.ts';
import type { Message } from '../message.ts';
import { readPostmortem } from '../postmortem/read-postmortem.ts';
import { patchOf } from '../reporters/patch.ts';
import { shownText } from '../reporters/shown-text.ts';
import type { Settings } from '../settings.ts';
import { count } from '../text/count.ts';
import { plainLine, plainText } from '../text/plain-text.ts';
import { compareTasks, type Difference } from '../tickets/compare-tasks.ts';
import { indexTickets } from '../tickets/find-ticket.ts';
import { readTickets } from '../tickets/read-tickets.ts';
import type { CacheOptions } from '../work/cache.ts';
import { checkAll } from '../work/check.ts';
import { changeDocument, writeChanges, type ChangedDocument } from '../work/write-tasks.ts';

export interface TasksSyncOptions extends CacheOptions {
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
 * Compare tasks with their tickets, as files that a tracker exported have them.
 *
 * @param names Files or folders, or `-` for standard input.
 * @returns 1 if a task differs and was not updated; 2 if a file could not be written.
 * @throws {UserError} `TICKETS_INVALID` for a file that holds no tickets; `NO_DOCUMENTS`.
 */
export async function tasksSync(names: readonly string[], options: TasksSyncOptions, io: Io): Promise<ExitCode> {
  const files = await readImportFiles(io.cwd, names, io.readStdin);
  const tickets = files.flatMap((file) => readTickets(Buffer.from(file.bytes).toString('utf8'), file.path));
  const { root, settings } = await loadConfig(io.cwd, options.config);
  const place = { root, cwd: io.cwd, globs: settings.documents, isConfigured: true };
  const { reported } = await selectDocuments(place, {});
  const sources = readSources(root, reported);
  const environment = await loadEnvironment(root, settings, io.now);
  const { others: known } = await checkAll({ root, settings, environment }, [], sources, options, io);
  const find = indexTickets(tickets);
  const suspects = new Set(
    known.flatMap((one) => (compareTasks(one, find, settings.site).length > 0 ? [one.path] : [])),
  );
  const differing: Differing[] = [];
  for (const source of sources.filter((one) => suspects.has(one.path))) {
    const { postmortem } = readPostmortem(await parseWithLimit(source), settings);
    differing.push({
      path: source.path,
      bytes: source.text,
      differences: compareTasks(postmortem, find, settings.site),
    });
  }
  const shownPath = (file: string): string => relativePath(io.cwd, path.join(root, file));
  const changed = options.write || options.dryRun ? changeAll(differing, settings) : [];
  if (options.dryRun) {
    for (const { path: file, before, after } of changed) {
      const shown = shownPath(file);
      io.stdout.write(await patchOf(before.toString('utf8'), after, shown.startsWith('../') ? file : shown));
    }
  }
  const unwritten = options.write && !options.dryRun ? await writeChanges(root, changed) : new Map<string, string>();
  const written = options.write && !options.dryRun ? changed.filter((file) => !unwritten.has(file.path)) : [];
  const updated = new Set(written.flatMap(({ messages }) => messages));
  const left = differing.flatMap(({ path: file, differences }) =>
    differences.flatMap(({ message }) => (updated.has(message) ? [] : [{ file, message }])),
  );
  const log = options.dryRun ? io.stderr : io.stdout;
  for (const { file, message } of left) log.write(line(shownPath(file), message));
  const tasks = known.flatMap((one) => one.tasks.filter(({ ticket }) => ticket !== undefined));
  log.write(`${summary(tickets.length, tasks.length, left.length, updated.size)}\n`);
  for (const [file, reason] of unwritten) {
    io.stderr.write(`casebook: ${plainLine(shownPath(file))} was not updated: ${reason}\n`);
  }
  if (unwritten.size > 0) return 2;
  return left.some(({ message }) => message.severity !== 'info') ? 1 : 0;
}

function line(file: string, { place: { start }, severity, reason, note }: Message): string {
  const position = `${plainText(file)}:${start.line}:${start.column}`;
  return `${position}: ${severity} ${shownText(reason)}\n${note === undefined ? '' : `  ${shownText(note)}\n`}`;
}

function summary(tickets: number, tasks: number, left: number, updated: number): string {
  const read = `${count(tickets, 'ticket')} read, ${count(tasks, 'task')} with a ticket`;
  const done = updated > 0 ? `, ${updated} updated` : '';
  return `${read}${done}: ${left === 0 ? 'all that were found agree' : count(left, 'difference')}`;
}

function changeAll(differing: readonly Differing[], settings: Settings): ChangedDocument[] {
  const changed: ChangedDocument[] = [];
  for (const { path: file, bytes, differences } of differing) {
    const one = changeDocument(file, bytes, differences, settings);
    if (one) changed.push(one);
  }
  return changed;
}
