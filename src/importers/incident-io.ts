import { assemble } from './assemble.ts';
import type { Draft, Importer, SourceFile } from './draft.ts';
import { entryText } from './entry-text.ts';
import { bundlesOf, type Bundle } from './incident-io/bundle.ts';
import { entriesOf, timestampsOf } from './incident-io/entries.ts';
import { factsOf } from './incident-io/facts.ts';
import { tasksOf } from './incident-io/tasks.ts';
import { dayOf } from './moments.ts';
import { hasKeys } from './source-data.ts';

/**
 * Responses of incident.io's API: an incident, its updates and follow-ups, its postmortem document and that document's
 * Markdown, and incidents of its status pages with their structure.
 *
 * @see https://docs.incident.io/api-reference
 */
export const incidentIo: Importer = {
  name: 'incident-io',
  recognises,
  read: (files) => {
    const { bundles, components } = bundlesOf(files);
    return bundles.map((bundle) => draftOf(bundle, components));
  },
};

function recognises({ data }: SourceFile): boolean {
  if (!hasKeys(data)) return false;
  const first = (key: string): unknown => (Array.isArray(data[key]) ? data[key][0] : undefined);
  if (typeof data.markdown === 'string' && Object.keys(data).length === 1) return true;
  for (const incident of [data.incident, first('incidents')]) {
    if (hasKeys(incident, 'incident_status') && hasKeys(incident.incident_status)) return true;
  }
  const names = ['postmortem_document', 'follow_up', 'status_page_incident'];
  return (
    hasKeys(data.status_page_structure, 'items') ||
    names.some((name) => hasKeys(data[name], 'id')) ||
    names.some((name) => hasKeys(first(`${name}s`), 'id')) ||
    hasKeys(first('incident_updates'), 'incident_id', 'new_incident_status')
  );
}

function draftOf(bundle: Bundle, components: ReadonlyMap<string, string>): Draft {
  const { incident, sources } = bundle;
  const { tasks, markdown, ...tasksFound } = tasksOf(bundle.followUps, bundle.markdown);
  const { frontmatter, inferences, unmapped } = factsOf(bundle, components, tasks);
  return assemble({
    frontmatter,
    writeUp: markdown,
    sections: [['Summary', entryText(incident?.summary ?? '', 'markdown')]],
    entries: entriesOf(bundle),
    tool: 'incident.io',
    date: dateOf(bundle),
    sources,
    inferences: [...inferences, ...tasksFound.inferences],
    contradictions: tasksFound.contradictions,
    unmapped: [...unmapped, ...tasksFound.unmapped],
  });
}

/** The day on which the impact began, otherwise the first day that is known. */
function dateOf(bundle: Bundle): string | undefined {
  const { incident, markdown = '', pages } = bundle;
  const started = timestampsOf(bundle).find(({ kind }) => kind === 'started')?.time;
  const heading = /^#{2,6} +(\d{4}-\d\d-\d\d)\b/m.exec(markdown)?.[1];
  const published = pages.flatMap(({ updates }) => updates ?? []).map(({ published_at: time }) => time);
  const time = started ?? (heading ? undefined : (incident?.created_at ?? published.toSorted()[0]));
  return time ? dayOf(time) : heading;
}
