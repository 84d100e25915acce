import { foldWord } from '../text/typo.ts';

/** What other tools and templates call our keys, by the key. */
interface KeyNames {
  [key: string]: readonly string[];
}

const ofDocument: KeyNames = {
  title: ['name', 'headline', 'subject', 'incident_title'],
  status: ['state', 'postmortem_status'],
  severity: ['sev', 'level', 'priority', 'incident_severity', 'severity_level', 'impact_level'],
  kind: ['incident_type'],
  services: [
    'components',
    'component',
    'systems',
    'system',
    'affected_services',
    'services_affected',
    'affected_systems',
    'affected',
  ],
  timezone: ['tz', 'zone'],
  duration: [
    'date',
    'incident_date',
    'start',
    'start_time',
    'started_at',
    'end',
    'end_time',
    'resolved_at',
    'resolved_when',
    'period',
  ],
  impact: ['customer_impact', 'user_impact', 'business_impact', 'summary', 'description'],
  detection: ['detected_by', 'detection_method', 'how_detected'],
  root_cause: ['cause', 'causes', 'root_causes', 'rootcause', 'root_cause_analysis', 'rca'],
  tasks: [
    'action_items',
    'actions',
    'todos',
    'follow_ups',
    'followups',
    'remediation',
    'remediations',
    'corrective_actions',
    'next_steps',
  ],
  authors: ['author', 'writer', 'writers', 'written_by', 'created_by', 'contributors'],
  reviewers: ['reviewed_by', 'approvers', 'approved_by'],
  lang: ['language', 'locale'],
  related: ['related_incidents', 'incidents', 'see_also'],
  tags: ['labels', 'keywords', 'categories', 'category'],
  links: ['references', 'urls', 'related_links', 'resources'],
  aliases: ['id', 'incident_id', 'incident_number'],
};

const ofTask: KeyNames = {
  title: ['name', 'task', 'action', 'action_item', 'item', 'description', 'summary', 'what'],
  owner: ['assignee', 'assigned_to', 'assigned', 'responsible', 'dri', 'who', 'owned_by'],
  due: ['due_date', 'deadline', 'due_by', 'due_on', 'eta', 'target_date', 'when', 'date'],
  status: ['state', 'progress'],
  ticket: ['issue', 'jira', 'bug', 'url', 'link', 'tracking', 'tracker'],
  closed: ['completed', 'completed_at', 'completed_on', 'closed_at', 'closed_on', 'done_at', 'done_on'],
  type: ['kind', 'category'],
};

const ofSpan: KeyNames = {
  start: ['from', 'begin', 'started', 'started_at', 'start_time'],
  end: ['to', 'until', 'ended', 'ended_at', 'end_time', 'finish', 'resolved'],
};

/** Keys that a foreign one only belongs to: where its value goes is the author's decision. */
const undecided: Record<string, string> = {
  date: 'The date of an incident is the one in the file name. The period of impact is `duration: { start: …, end: … }`.',
  summary: 'Write what happened as `title`, and what users noticed as `impact`.',
  description: 'Write what happened as `title`, and what users noticed as `impact`.',
};
for (const name of ofDocument.duration ?? []) {
  undecided[name] ??= 'Write the period of impact as `duration: { start: …, end: … }`.';
}

/** The key of ours that a foreign one stands for. */
export interface ForeignKey {
  key: string;
  /** Why it cannot simply be renamed; absent when it can. */
  note?: string;
}

const roleNames = new Set([
  'commander',
  'incident_commander',
  'ic',
  'scribe',
  'lead',
  'incident_lead',
  'ops_lead',
  'comms_lead',
]);

/** The role that a key at the top names: `commander` for `incident_commander`. */
export function roleNamed(name: string): string | undefined {
  const folded = foldWord(name);
  return roleNames.has(folded) ? folded.replace('incident_', '') : undefined;
}

/** @param parent JSON Pointer to the mapping that contains the key: empty, `/tasks/0`, `/duration`. */
export function findForeignKey(parent: string, name: string): ForeignKey | undefined {
  const names = namesIn(parent);
  const folded = foldWord(name);
  const found = Object.entries(names).find(([, others]) => others.includes(folded));
  if (!found) return undefined;
  const note = parent === '' && Object.hasOwn(undecided, folded) ? undecided[folded] : undefined;
  return { key: found[0], ...(note !== undefined && { note }) };
}

function namesIn(parent: string): KeyNames {
  if (parent === '') return ofDocument;
  if (/^\/tasks\/\d+$/.test(parent)) return ofTask;
  return /^\/duration(?:\/\d+)?$/.test(parent) ? ofSpan : {};
}
