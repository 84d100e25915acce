import { entryText } from '../entry-text.ts';
import { escapeLine } from '../escape.ts';
import { pageUpdate } from '../page-update.ts';
import type { DraftEntry } from '../timeline-section.ts';
import type { Bundle } from './bundle.ts';
import type { Update } from './schema.ts';

/**
 * Kinds that the names of timestamps state. Teams choose the names, and may let a change of status set the time.
 *
 * @see https://help.incident.io/articles/2403174186-timestamps-and-durations
 */
const timestampKinds: readonly { name: RegExp; kind: string; check?: string }[] = [
  { name: /^impact (?:start|began)|^started/i, kind: 'started' },
  { name: /^impact (?:end|stop)/i, kind: 'mitigated' },
  { name: /^detect/i, kind: 'detected' },
  { name: /^acknowledg/i, kind: 'acknowledged' },
  { name: /^(?:report|declar)/i, kind: 'declared' },
  { name: /^identif/i, kind: 'identified' },
  { name: /^(?:mitigat|fixed)/i, kind: 'mitigated', check: 'a status is no proof that the impact ended' },
  { name: /^resolv/i, kind: 'resolved', check: 'a status is no proof that all was well again' },
];

/** A timestamp of an incident that has a time. */
interface Timestamp {
  name: string;
  time: string;
  kind?: string | undefined;
  check?: string | undefined;
}

/** The timestamps that were filled in. */
export function timestampsOf({ incident }: Bundle): Timestamp[] {
  return (incident?.incident_timestamp_values ?? []).flatMap(({ incident_timestamp: { name }, value }) => {
    if (!value?.value) return [];
    const known = timestampKinds.find(({ name: pattern }) => pattern.test(name));
    return [{ name, time: value.value, kind: known?.kind, check: known?.check }];
  });
}

/** Timestamps, updates of the incident, and updates of its status pages. */
export function entriesOf(bundle: Bundle): DraftEntry[] {
  const updates = bundle.updates.toSorted((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at));
  return [
    ...timestampsOf(bundle).map(({ name, time, kind, check }): DraftEntry => ({
      time,
      ...(kind && { kinds: [kind] }),
      text: escapeLine(name),
      ...(check && { check }),
    })),
    ...updates.map((update, index) => updateEntry(update, updates[index - 1])),
    ...bundle.pages.flatMap(({ updates: posts }) =>
      (posts ?? []).map(({ message, published_at: time, incident_status: status }) =>
        pageUpdate({ status, time, text: message ?? '' }, 'markdown'),
      ),
    ),
  ];
}

/** Each update has the status and the severity at its time, so only what changes is worth telling. */
function updateEntry(update: Update, before: Update | undefined): DraftEntry {
  const { created_at: time, message, new_incident_status: status, new_severity: severity } = update;
  const { merged_into_incident_id: merged } = update;
  const changes = [
    ...(status && status.name !== before?.new_incident_status?.name ? [status.name] : []),
    ...(severity && severity.name !== before?.new_severity?.name ? [`severity ${severity.name}`] : []),
    ...(merged ? [`merged into ${merged}`] : []),
  ].join(', ');
  const lead = changes ? `Update (${changes})` : 'Update';
  return { time, text: message ? entryText(message, 'markdown', `${lead}:`) : escapeLine(lead) };
}
