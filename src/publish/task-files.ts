import type { KnownPostmortem } from '../postmortem/known-part.ts';
import type { SiteSettings } from '../settings.ts';
import { csvOf } from '../tasks/formats/csv.ts';
import { calendarsAt } from '../tasks/formats/ics.ts';
import { tasksOf } from '../tasks/list-tasks.ts';
import type { ListedTask } from '../tasks/listed-task.ts';
import { selectTasks, sortTasks } from '../tasks/select-tasks.ts';
import { stableSlug } from '../text/slug.ts';
import type { SiteText } from './renderer.ts';

/**
 * The outstanding tasks as `casebook tasks` writes them: a table, and calendars of the due dates of all and of each owner.
 *
 * @param documents All of the repository; those above `site.visibility` are left out.
 * @param others Tasks of other repositories.
 * @param today `YYYY-MM-DD`.
 */
export function taskFiles(
  documents: readonly KnownPostmortem[],
  others: readonly ListedTask[],
  site: SiteSettings,
  today: string,
): SiteText[] {
  const all = [...tasksOf(documents, site).tasks, ...others];
  // An owner without outstanding tasks has a calendar as well, so that a subscription does not fail.
  const owners = new Set(all.flatMap(({ owners: names }) => names));
  const tasks = sortTasks(selectTasks(all, {}, today), 'due');
  const owned = Map.groupBy(
    tasks.flatMap((task) => task.owners.map((owner) => ({ owner, task }))),
    ({ owner }) => owner,
  );
  // Not the time of the build: the same tasks give the same files all day.
  const calendar = calendarsAt(`${today}T00:00:00Z`);
  return [
    { path: 'tasks.csv', text: () => csvOf(tasks, today) },
    { path: 'tasks.ics', text: () => calendar('Tasks of incidents', tasks) },
    ...Array.from(owners, (owner) => ({
      path: `owners/${stableSlug(owner, 'owner')}.ics`,
      text: () => calendar(`Tasks of ${owner}`, owned.get(owner)?.map(({ task }) => task) ?? []),
    })),
  ];
}
