import { assemble, type Findings } from './assemble.ts';
import { severityNamed } from './severity.ts';
import type { Draft, Importer, Inference } from './draft.ts';
import { entryText } from './entry-text.ts';
import { escapeLine } from './escape.ts';
import { bundlesOf, kindOf, type Bundle } from './firehydrant/bundle.ts';
import { entriesOf, milestonesOf } from './firehydrant/entries.ts';
import { tasksOf } from './firehydrant/tasks.ts';
import { dayOf, momentOf } from './moments.ts';

/**
 * Retrospective reports and incidents of FireHydrant, with their events, tasks and contributing factors.
 *
 * @see https://docs.firehydrant.com/reference
 */
export const firehydrant: Importer = {
  name: 'firehydrant',
  recognises: (file) => kindOf(file) !== undefined,
  read: (files) => bundlesOf(files).map(draftOf),
};

function draftOf(bundle: Bundle): Draft {
  const { incident, report, reasons, sources } = bundle;
  const { tasks, inferences } = tasksOf(bundle);
  const { entries, unmapped } = entriesOf(bundle);
  const { duration, inferences: ends } = durationOf(bundle);
  const url = incident?.incident_url;
  const { customers_impacted: customers, monetary_impact: money } = incident ?? {};
  const started = milestonesOf(bundle).find(({ slug }) => slug === 'started')?.time;
  const date = started ?? incident?.started_at ?? incident?.created_at;
  return assemble({
    frontmatter: {
      title: report?.name ?? incident?.name,
      status: 'draft',
      ...severityNamed(incident?.severity),
      services: namesOf(incident?.services),
      duration,
      impact: impactOf(incident?.customer_impact_summary, customers, money),
      contributing_factors: reasons
        .toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0))
        .map(({ summary }) => summary),
      tasks,
      roles: rolesOf(bundle),
      tags: Array.from(new Set([...(report?.tag_list ?? []), ...(incident?.tag_list ?? [])])),
      links: url ? [{ title: `FireHydrant${incident.number ? ` #${incident.number}` : ''}`, url }] : undefined,
      x_incident_name: report?.name && report.name !== incident?.name ? incident?.name : undefined,
      x_priority: incident?.priority,
      x_environments: namesOf(incident?.environments),
      x_functionalities: namesOf(incident?.functionalities),
    },
    sections: sectionsOf(bundle),
    entries,
    tool: 'FireHydrant',
    date: date ? dayOf(date) : undefined,
    sources,
    inferences: [...ends, ...inferences],
    unmapped: [
      ...unmapped,
      ...([report?.calendar_events].flat().some((event) => event) ? ['calendar events'] : []),
      ...(incident?.channel_name ? [`channel "${incident.channel_name}"`] : []),
    ],
  });
}

/** FireHydrant says when the incident started, but the impact may have ended before someone set the milestone. */
function durationOf(bundle: Bundle): { duration: Findings['frontmatter']['duration']; inferences: Inference[] } {
  const reached = milestonesOf(bundle);
  const start = reached.find(({ slug }) => slug === 'started');
  if (!start) return { duration: undefined, inferences: [] };
  const end = reached.find(({ slug }) => slug === 'mitigated') ?? reached.find(({ slug }) => slug === 'resolved');
  return {
    duration: { start: momentOf(start.time), ...(end && { end: momentOf(end.time) }) },
    inferences: end ? [{ pointer: '/duration/end', reason: `from the milestone ${end.slug}` }] : [],
  };
}

function impactOf(
  summary: string | null | undefined,
  customers: number | null | undefined,
  money: number | null | undefined,
): Findings['frontmatter']['impact'] {
  return {
    ...(summary && { summary }),
    // Zero is what nobody filled in.
    ...(customers && { users_affected: customers }),
    ...(money && { revenue: money }),
  };
}

function sectionsOf({ report, incident }: Bundle): [heading: string, markdown: string][] {
  const questions = [report?.questions ?? []].flat();
  const summary = report?.summary ?? incident?.summary;
  const description = incident?.description;
  return [
    ['Summary', entryText(summary ?? description ?? '', 'markdown')],
    ...(summary && description && description !== summary
      ? [['Description', entryText(description, 'markdown')] satisfies [string, string]]
      : []),
    ...questions.map(({ title, body }): [string, string] => [
      escapeLine(title ?? 'Question'),
      entryText(body ?? '', 'markdown'),
    ]),
    ['Note', entryText(report?.retrospective_note ?? '', 'markdown')],
  ];
}

function namesOf(items: readonly { name?: string | null | undefined }[] | null | undefined): string[] {
  return (items ?? []).flatMap(({ name }) => name ?? []);
}

function rolesOf({ incident }: Bundle): Record<string, string[]> {
  const roles: Record<string, string[]> = {};
  for (const { incident_role: role, user } of incident?.role_assignments ?? []) {
    const key = role?.name?.trim().toLowerCase().replaceAll(/\s+/g, '_');
    if (key && user?.name) roles[key] = [...(roles[key] ?? []), user.name];
  }
  return roles;
}
