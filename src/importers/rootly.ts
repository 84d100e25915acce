import { assemble, type Findings } from './assemble.ts';
import { severityNamed } from './severity.ts';
import type { Draft, Importer, Inference } from './draft.ts';
import { entryText, formOf, htmlToMarkdown } from './entry-text.ts';
import { dayOf, momentOf } from './moments.ts';
import { bundlesOf, typeOf, type Bundle } from './rootly/bundle.ts';
import { entriesOf } from './rootly/entries.ts';
import type { Incident, Named } from './rootly/schema.ts';
import { tasksOf } from './rootly/tasks.ts';

/**
 * Incidents of Rootly with their retrospectives, action items and events.
 *
 * @see https://docs.rootly.com/api-reference
 */
export const rootly: Importer = {
  name: 'rootly',
  recognises: (file) => typeOf(file) !== undefined,
  read: (files) => bundlesOf(files).map(draftOf),
};

function draftOf(bundle: Bundle): Draft {
  const { incident, postmortem, sources } = bundle;
  const { tasks, inferences: reasons } = tasksOf(bundle.actionItems);
  const { kind, inferences: kinds } = kindOf(incident);
  const { duration, inferences: times } = durationOf(incident);
  const date = incident?.scheduled_for ?? incident?.started_at ?? incident?.detected_at ?? incident?.created_at;
  const title = postmortem?.title ?? incident?.title;
  return assemble({
    frontmatter: {
      title,
      status: 'draft',
      ...severityNamed(nameOf(incident?.severity)),
      kind,
      services: namesOf(incident?.services),
      duration,
      tasks,
      links: linksOf(bundle),
      visibility: incident?.private ? 'restricted' : undefined,
      x_incident_name: incident && incident.title !== title ? incident.title : undefined,
      x_incident_status: incident?.status === 'cancelled' ? incident.status : undefined,
      x_status: postmortem?.status === 'draft' ? undefined : postmortem?.status,
      x_functionalities: namesOf(incident?.functionalities),
      x_environments: namesOf(incident?.environments),
      x_labels: incident?.labels,
    },
    writeUp: htmlToMarkdown(postmortem?.content ?? ''),
    sections: [['Summary', entryText(incident?.summary ?? '', formOf(incident?.summary ?? ''))]],
    entries: entriesOf(bundle),
    tool: 'Rootly',
    date: date ? dayOf(date) : undefined,
    sources,
    inferences: [...kinds, ...times, ...reasons],
    unmapped: incident?.slack_channel_name ? [`Slack channel "${incident.slack_channel_name}"`] : [],
  });
}

function kindOf(incident: Incident | undefined): {
  kind: Findings['frontmatter']['kind'];
  inferences: Inference[];
} {
  const written = incident?.kind?.replace(/_sub$/, '');
  if (written === 'scheduled') return { kind: 'maintenance', inferences: [] };
  if (written !== 'test' && written !== 'example') return { kind: undefined, inferences: [] };
  return { kind: 'drill', inferences: [{ pointer: '/kind', reason: `from the kind ${written}` }] };
}

function durationOf(incident: Incident | undefined): {
  duration: Findings['frontmatter']['duration'];
  inferences: Inference[];
} {
  const {
    scheduled_for: planned,
    started_at: started,
    mitigated_at: mitigated,
    resolved_at: resolved,
  } = incident ?? {};
  const start = started ?? planned;
  if (!start) return { duration: undefined, inferences: [] };
  const end = mitigated ?? resolved ?? (started ? undefined : incident?.scheduled_until);
  const field = mitigated ? 'mitigated_at' : resolved ? 'resolved_at' : 'scheduled_until';
  const inferences = [
    { pointer: '/duration/start', reason: started ? 'it may be the time of the declaration' : 'the planned time' },
    { pointer: '/duration/end', reason: `from ${field}` },
  ];
  return {
    duration: { start: momentOf(start), ...(end && { end: momentOf(end) }) },
    inferences: end ? inferences : inferences.slice(0, 1),
  };
}

function linksOf({ incident, postmortem }: Bundle): { title: string; url: string }[] {
  const { sequential_id: number, url, jira_issue_key: key, jira_issue_url: issue } = incident ?? {};
  return [
    ...(url ? [{ title: `Rootly${number ? ` #${number}` : ''}`, url }] : []),
    ...(postmortem?.url ? [{ title: 'Retrospective in Rootly', url: postmortem.url }] : []),
    ...(issue ? [{ title: key ?? 'Issue', url: issue }] : []),
  ];
}

function nameOf(item: Named | null | undefined): string | undefined {
  return item?.data?.attributes.name;
}

function namesOf(items: readonly Named[] | null | undefined): string[] {
  return (items ?? []).flatMap((item) => nameOf(item) ?? []);
}
