import type { Findings } from '../assemble.ts';
import { statusOf } from '../assemble.ts';
import { severityNamed } from '../severity.ts';
import type { Inference } from '../draft.ts';
import { momentOf, spansOf } from '../moments.ts';
import type { Bundle } from './bundle.ts';
import { timestampsOf } from './entries.ts';

type Frontmatter = Findings['frontmatter'];

/** What the incident, its document and its status pages state, and what they let infer. */
export function factsOf(
  bundle: Bundle,
  components: ReadonlyMap<string, string>,
  tasks: Frontmatter['tasks'],
): { frontmatter: Frontmatter; inferences: Inference[]; unmapped: string[] } {
  const { incident, document, markdown = '' } = bundle;
  const { services, others } = fieldsOf(bundle);
  const { duration, inferences } = durationOf(bundle, components);
  const alert = incident?.creator?.alert;
  const { incident_type: type, mode } = incident ?? {};
  const isDrill = mode === 'test' || mode === 'tutorial';
  if (isDrill) inferences.push({ pointer: '/kind', reason: `from the mode ${mode}` });
  const title = titleOf(bundle);
  const facts: Frontmatter = {
    title,
    ...severityNamed(incident?.severity?.name),
    ...(isDrill && { kind: 'drill' }),
    services,
    timezone: zoneOf(markdown),
    duration,
    ...(alert && { detection: { method: 'alert', ...(alert.title && { source: alert.title }) } }),
    tasks,
    authors: document?.editors?.map(({ name }) => name),
    roles: rolesOf(bundle),
    links: linksOf(bundle),
    ...(incident?.visibility === 'private' && { visibility: 'restricted' }),
    ...(type && !type.is_default && { x_incident_type: type.name }),
    x_custom_fields: others,
    ...(incident && incident.name !== title && { x_incident_name: incident.name }),
  };
  const status = statusOf(
    ({ in_review: 'in_review', completed: 'reviewed' } as const)[document?.status ?? ''],
    document?.status === 'in_progress' ? undefined : (document?.status ?? undefined),
    facts,
  );
  const ended = ['declined', 'merged', 'canceled'].find((category) => category === incident?.incident_status.category);
  return {
    frontmatter: { ...facts, ...status, ...(ended && { x_incident_status: ended }) },
    inferences,
    unmapped: [
      ...(incident?.slack_channel_name ? [`Slack channel "${incident.slack_channel_name}"`] : []),
      ...(incident?.call_url ? [`call ${incident.call_url}`] : []),
    ],
  };
}

/** The document's title, which incident.io begins with the reference of the incident. */
function titleOf({ incident, document, markdown = '', pages }: Bundle): string | undefined {
  const heading = /^# +(.+?)[ \t]*$/m.exec(markdown)?.[1];
  return (document?.title ?? incident?.name ?? heading ?? pages[0]?.name)?.replace(/^[A-Z]+-\d+: +/, '');
}

/** Day headings name the zone of their times: `### 2024-06-15 (UTC)`. */
function zoneOf(markdown: string): string | undefined {
  const zones = Array.from(markdown.matchAll(/^#{2,6} +\d{4}-\d\d-\d\d \(([\w/+-]+)\)\s*$/gm), ([, zone]) => zone);
  return new Set(zones).size === 1 ? zones[0] : undefined;
}

function fieldsOf({ incident }: Bundle): { services: string[]; others: Record<string, string | string[]> } {
  const services: string[] = [];
  const others: Record<string, string | string[]> = {};
  for (const { custom_field: field, values } of incident?.custom_field_entries ?? []) {
    const texts = values.flatMap(
      ({
        value_text: text,
        value_numeric: number,
        value_link: link,
        value_option: option,
        value_catalog_entry: entry,
      }) => entry?.name ?? option?.value ?? text ?? number ?? link ?? [],
    );
    if (/\b(?:services?|components?|systems?)\b/i.test(field.name)) services.push(...texts);
    else if (texts.length > 0) others[field.name] = texts.length === 1 ? (texts[0] ?? '') : texts;
  }
  return { services, others };
}

function durationOf(
  bundle: Bundle,
  components: ReadonlyMap<string, string>,
): { duration: Frontmatter['duration']; inferences: Inference[] } {
  const impacts = bundle.pages.flatMap(({ component_impacts: periods }) =>
    (periods ?? [])
      .filter(({ component_status: status }) => status !== 'operational')
      .map(({ component_id: id, start_at: start, end_at: end }) => ({
        service: components.get(id) ?? id,
        start,
        end: end ?? undefined,
      })),
  );
  if (impacts.length > 0) {
    const duration = spansOf(impacts);
    const unnamed = new Set(impacts.map(({ service }) => service)).difference(new Set(components.values()));
    const inferences = duration.flatMap(({ services = [] }, index): Inference[] =>
      services.some((service) => unnamed.has(service))
        ? [{ pointer: `/duration/${index}/services`, reason: 'only the id of the component is known' }]
        : [],
    );
    return { duration, inferences };
  }
  const times = timestampsOf(bundle);
  const start = times.find(({ kind }) => kind === 'started')?.time;
  if (!start) return { duration: undefined, inferences: [] };
  const stated = times.find(({ kind, check }) => kind === 'mitigated' && !check);
  const end = stated ?? times.find(({ kind }) => kind === 'mitigated') ?? times.find(({ kind }) => kind === 'resolved');
  return {
    duration: { start: momentOf(start), ...(end && { end: momentOf(end.time) }) },
    inferences: end && !stated ? [{ pointer: '/duration/end', reason: `from the timestamp ${end.name}` }] : [],
  };
}

function rolesOf({ incident }: Bundle): Record<string, string[]> {
  const roles: Record<string, string[]> = {};
  for (const { role, assignee } of incident?.incident_role_assignments ?? []) {
    const key = role.name.trim().toLowerCase().replaceAll(/\s+/g, '_');
    if (assignee) roles[key] = [...(roles[key] ?? []), assignee.name];
  }
  return roles;
}

function linksOf({ incident, document }: Bundle): { title: string; url: string }[] {
  const { issue_permalink: issue, issue_name: key } = incident?.external_issue_reference ?? {};
  const urls: [title: string, url: string | null | undefined][] = [
    [['incident.io', incident?.reference].filter(Boolean).join(' '), incident?.permalink],
    ['Postmortem in incident.io', document?.document_url],
    ...(document?.exported_urls ?? []).map((url): [string, string] => ['Exported postmortem', url]),
    ['Postmortem', incident?.postmortem_document_url],
    [key ?? 'Issue', issue],
  ];
  const seen = new Set<string>();
  return urls.flatMap(([title, url]) => {
    if (!url || seen.has(url)) return [];
    seen.add(url);
    return [{ title, url }];
  });
}
