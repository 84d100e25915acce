import { loadConfig } from '../config/config.ts';
import { UserError } from '../errors.ts';
import { loadEnvironment } from '../host/environment.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { readSources } from '../host/read-files.ts';
import { selectDocuments } from '../host/select-documents.ts';
import type { KnownPostmortem } from '../postmortem/known-part.ts';
import { nameOfService } from '../postmortem/services.ts';
import { loadTaskFormat } from '../tasks/formats/index.ts';
import { listRemoved, tasksOf } from '../tasks/list-tasks.ts';
import type { ListedTask } from '../tasks/listed-task.ts';
import { readDateOption } from '../tasks/read-date.ts';
import type { Sorting, TaskFormat } from '../tasks/names.ts';
import { foldName, isOverdue, selectTasks, sortTasks, type TaskFilter } from '../tasks/select-tasks.ts';
import { count } from '../text/count.ts';
import { plainLine } from '../text/plain-text.ts';
import { nearest } from '../text/typo.ts';
import type { CacheOptions } from '../work/cache.ts';
import { checkAll } from '../work/check.ts';
import type { DiskSource } from '../work/documents.ts';
import { readTaskHistories } from '../work/task-history.ts';

export interface TasksOptions extends CacheOptions, Omit<TaskFilter, 'dueBefore'> {
  /** `2024-09-01`, or `14d` from today. */
  dueBefore?: string;
  sort?: Sorting;
  format?: TaskFormat;
  /** Exit with 1 if a listed task is overdue. */
  failOn?: 'overdue';
  /** `false`: do not read the history of the repository. */
  history?: boolean;
  /** Path of the configuration, relative to the working directory. */
  config?: string;
}

/**
 * List the tasks of all incidents.
 *
 * @throws {UserError} `NO_DOCUMENTS` if nothing matches the configuration; `OPTION_INVALID` for a date that is none.
 */
export async function listTasks(options: TasksOptions, io: Io): Promise<ExitCode> {
  const today = io.now.slice(0, 'YYYY-MM-DD'.length);
  const dueBefore = dateOption(options.dueBefore, today);
  const { root, settings } = await loadConfig(io.cwd, options.config);
  const filter: TaskFilter = {
    ...options,
    service: options.service?.map((name) => nameOfService(name, settings)),
    dueBefore,
  };
  const place = { root, cwd: io.cwd, globs: settings.documents, isConfigured: true };
  const { reported } = await selectDocuments(place, {});
  const environment = await loadEnvironment(root, settings, io.now);
  const sources = readSources(root, reported);
  const know = async (texts: readonly DiskSource[]): Promise<KnownPostmortem[]> =>
    (await checkAll({ root, settings, environment }, [], texts, options, io)).others;
  const documents = await know(sources);
  const { sort = 'due', format = 'table' } = options;
  const { site } = settings;
  // A calendar has no place for it.
  const history =
    options.history === false || format === 'ics'
      ? undefined
      : await readTaskHistories(root, settings.documents, documents, know);
  const { tasks: all, hidden } = tasksOf(documents, site, history?.histories);
  const removed = history ? selectTasks(listRemoved(history.gone, all, site, today), filter, today) : [];
  const selected = sortTasks(selectTasks(all, filter, today), sort);
  const notes = [
    ...unknownNames(filter, all),
    ...(hidden > 0
      ? [`${count(hidden, 'document is', 'documents are')} left out: above site.visibility (${site.visibility})`]
      : []),
    ...(history?.notes ?? []),
  ];
  const write = await loadTaskFormat(format);
  const { columns = defaultColumns, color } = io.stdout;
  const isByDue = sort === 'due';
  const hasDates = filter.dueBefore !== undefined || Boolean(filter.overdue) || Boolean(filter.all);
  io.stdout.write(
    write({ tasks: selected, removed, now: io.now, today, isByDue, hasDates, notes }, { columns, color }),
  );
  // These have no place for them.
  if (format === 'csv' || format === 'ics') for (const note of notes) io.stderr.write(`casebook: ${plainLine(note)}\n`);
  const overdue = selected.filter((task) => isOverdue(task, today)).length;
  if (options.failOn !== 'overdue' || overdue === 0) return 0;
  io.stderr.write(`casebook: ${count(overdue, 'task is', 'tasks are')} overdue\n`);
  return 1;
}

/** Columns of what is not a terminal. */
const defaultColumns = 120;

function dateOption(text: string | undefined, today: string): string | undefined {
  if (text === undefined) return undefined;
  const date = readDateOption(text, today);
  if (date !== undefined) return date;
  throw new UserError(
    'OPTION_INVALID',
    `Unexpected --due-before ${text}, expected a date such as 2024-09-01, or days from today such as 14d`,
  );
}

/** A name that no task has is a typo, or a team that has done everything. */
function unknownNames({ owner = [], service = [] }: TaskFilter, all: readonly ListedTask[]): string[] {
  const describe = (kind: string, wanted: readonly string[], known: readonly string[]): string[] => {
    const names = new Set(known.map(foldName));
    return wanted.flatMap((name) => {
      if (names.has(foldName(name)) || foldName(name) === 'none') return [];
      const near = nearest(name, known);
      return [`no task has the ${kind} ${name}${near === undefined ? '' : `; did you mean ${near}?`}`];
    });
  };
  return [
    ...describe('owner', owner, [...new Set(all.flatMap(({ owners }) => owners))]),
    ...describe('service', service, [...new Set(all.flatMap(({ incident }) => incident.services))]),
  ];
}
