import { daysUntil } from '../analysis/due-date.ts';
import { slugsByPath } from '../catalog/catalog.ts';
import type { KnownPostmortem } from '../postmortem/known-part.ts';
import type { Task } from '../postmortem/postmortem.ts';
import { isVisible } from '../postmortem/visibility.ts';
import type { SiteSettings } from '../settings.ts';
import { compareText } from '../text/collate.ts';
import { ticketUrl } from '../text/ticket-link.ts';
import { isSameTitle, type GoneTask, type TaskHistory } from './history.ts';
import type { ListedIncident, ListedTask, RemovedTask } from './listed-task.ts';

/** The tasks of documents, and how many documents were left out. */
export interface TaskList {
  /** By path, in the order of each document. */
  tasks: ListedTask[];
  /** Documents above `site.visibility`. */
  hidden: number;
}

/**
 * List the tasks that the site would show: of documents up to `site.visibility` that are not withdrawn, and of several with
 * the same id those of the first by path.
 */
export function tasksOf(
  documents: readonly KnownPostmortem[],
  site: SiteSettings,
  histories: ReadonlyMap<Task, TaskHistory> = new Map(),
): TaskList {
  const visible = documents.filter((document) => isVisible(document, site.visibility));
  const slugs = slugsByPath(visible);
  const shown = visible.filter(({ path }) => slugs.has(path)).toSorted((a, b) => compareText(a.path, b.path));
  const names = new Set(shown.flatMap(({ id, aliases }) => [id, ...aliases]));
  const isHiding = visible.length < documents.length;
  // What is withdrawn counts nowhere, and so do its tasks.
  const counted = shown.filter(({ status }) => status !== 'withdrawn');
  const tasks = counted.flatMap((document) => {
    const incident = incidentOf(document, slugs.get(document.path), site);
    return document.tasks.map((task): ListedTask => {
      const history = histories.get(task);
      return {
        ...listed(task, incident, site),
        // The id of a document that the site must not name may be misspelt.
        wouldPrevent: isHiding ? task.wouldPrevent.filter((id) => names.has(id)) : task.wouldPrevent,
        ...(history && { history }),
      };
    });
  });
  return { tasks, hidden: documents.length - visible.length };
}

/** Days for which a removed task is listed. */
const removedDays = 90;

/**
 * List the tasks that were removed while they were outstanding, in the last 90 days, and that no other document has now;
 * those removed last come first.
 *
 * @param present The tasks of all documents.
 * @param today `YYYY-MM-DD`.
 */
export function listRemoved(
  gone: readonly (GoneTask<Task> & { before: KnownPostmortem; present?: KnownPostmortem })[],
  present: readonly ListedTask[],
  site: SiteSettings,
  today: string,
): RemovedTask[] {
  const removed = gone.flatMap(({ task, day, before, present: document = before }): RemovedTask[] => {
    // What was removed before a document was published may have been the reason why it was not.
    if (!isVisible(before, site.visibility) || !isVisible(document, site.visibility)) return [];
    if (day !== undefined && daysUntil(today, day) > removedDays) return [];
    if (present.some(({ title, ticket }) => isSameTitle(title, task.title) || (ticket && ticket === task.ticket))) {
      return [];
    }
    const incident = incidentOf(document, undefined, site);
    return [{ ...listed(task, incident, site), wouldPrevent: [], ...(day !== undefined && { removed: day }) }];
  });
  return removed.toSorted((a, b) => compareText(b.removed ?? '9999', a.removed ?? '9999'));
}

function listed({ owner, owners, position, ...task }: Task, incident: ListedIncident, site: SiteSettings): ListedTask {
  const url = task.ticket === undefined ? undefined : ticketUrl(task.ticket, site);
  return {
    ...task,
    owners: owners ?? (owner === undefined ? [] : [owner]),
    ...(url !== undefined && { ticketUrl: url }),
    incident,
    line: position.start.line,
    column: position.start.column,
  };
}

/** @param slug The name of its page; `undefined` if it has none. */
function incidentOf(
  { id, path, title, severity, services, day }: KnownPostmortem,
  slug: string | undefined,
  { url }: SiteSettings,
): ListedIncident {
  return {
    id,
    title: title ?? id,
    path,
    ...(url !== undefined && slug !== undefined && { url: `${url}/incidents/${slug}.html` }),
    ...(severity !== undefined && { severity }),
    services,
    ...(day !== undefined && { day }),
  };
}
