import type { KnownPostmortem } from '../postmortem/known-part.ts';
import type { Settings } from '../settings.ts';
import { tasksOfSources } from '../tasks/tasks-of-sources.ts';
import type { SitePlan } from './plan.ts';
import type { Renderer, SiteText } from './renderer.ts';
import { taskFiles } from './task-files.ts';

/** The inputs of the files for programs besides the plan. */
interface ProgramSources {
  renderer: Pick<Renderer, 'files' | 'incidentPath'>;
  settings: Settings;
  /** `YYYY-MM-DD`. */
  today: string;
  /** What is known of all documents of the repository. */
  known: readonly KnownPostmortem[];
}

/** Files of a site for programs: feeds, calendars and the like. */
export function programFiles(
  { catalog, copies }: Pick<SitePlan, 'catalog' | 'copies'>,
  { renderer, settings, today, known }: ProgramSources,
): SiteText[] {
  const others = catalog.incidents.filter(({ source }) => source);
  return [
    ...renderer.files(catalog, { settings, today, markdown: copies }),
    ...taskFiles(known, tasksOfSources(others, renderer.incidentPath), settings.site, today),
  ];
}
