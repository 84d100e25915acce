import { slugsByPath } from '../catalog/catalog.ts';
import type { KnownPostmortem } from '../postmortem/known-part.ts';
import { isVisible } from '../postmortem/visibility.ts';
import type { SiteSettings } from '../settings.ts';
import { compareText } from '../text/collate.ts';
import { ticketUrl } from '../text/ticket-link.ts';
import type { ListedIncident, ListedTask } from './listed-task.ts';

/** The tasks of documents, and how many documents were left out. */
export interface TaskList {
  /** By path, in the order of each document. */
  tasks: ListedTask[];
  /** Documents above `site.visibility`. */
  hidden: number;
}

/**
 * List the tasks that the site would show: of documents up to `site.visibility`, and of several with the same id those of
 * the first by path.
 */
export function listTasks(documents: readonly KnownPostmortem[], site: SiteSettings): TaskList {
  const visible = documents.filter((document) => isVisible(document, site.visibility));
  const slugs = slugsByPath(visible);
  const shown = visible.filter(({ path }) => slugs.has(path)).toSorted((a, b) => compareText(a.path, b.path));
  const names = new Set(shown.flatMap(({ id, aliases }) => [id, ...aliases]));
  const isHiding = visible.length < documents.length;
  const tasks = shown.flatMap((document) => {
    const incident = incidentOf(document, slugs.get(document.path) ?? '', site);
    return document.tasks.map(({ owner, owners, position, ...task }): ListedTask => {
      const url = task.ticket === undefined ? undefined : ticketUrl(task.ticket, site);
      return {
        ...task,
        // The id of a document that the site must not name may be misspelt.
        wouldPrevent: isHiding ? task.wouldPrevent.filter((id) => names.has(id)) : task.wouldPrevent,
        owners: owners ?? (owner === undefined ? [] : [owner]),
        ...(url !== undefined && { ticketUrl: url }),
        incident,
        line: position.start.line,
        column: position.start.column,
      };
    });
  });
  return { tasks, hidden: documents.length - visible.length };
}

function incidentOf(
  { id, path, title, severity, services, day }: KnownPostmortem,
  slug: string,
  { url }: SiteSettings,
): ListedIncident {
  return {
    id,
    title: title ?? id,
    path,
    ...(url !== undefined && { url: `${url}/incidents/${slug}.html` }),
    ...(severity !== undefined && { severity }),
    services,
    ...(day !== undefined && { day }),
  };
}
