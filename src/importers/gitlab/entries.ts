import { entryText } from '../entry-text.ts';
import type { DraftEntry } from '../timeline-section.ts';
import type { Issue, TimelineEvent } from './schemas.ts';

/** Tags that every project has. @see https://docs.gitlab.com/operations/incident_management/incident_timeline_events/ */
const kindsByTag: Record<string, string> = {
  'start time': 'started',
  'impact detected': 'detected',
  'response initiated': 'acknowledged',
  'cause identified': 'identified',
  'impact mitigated': 'mitigated',
  'end time': 'resolved',
};

/** Names of the tags of an event, in lower case. */
export function tagsOf({ timelineEventTags }: TimelineEvent): string[] {
  return (timelineEventTags?.nodes ?? []).map(({ name }) => name.toLowerCase());
}

/** Whether an entry kind says the same as a tag. */
export function isKnownTag(name: string): boolean {
  return Object.hasOwn(kindsByTag, name.toLowerCase());
}

/** An entry of each event. Its kinds are those of its tags, or inferred from the notes that GitLab itself writes. */
export function entryOf(event: TimelineEvent): DraftEntry {
  const kinds = tagsOf(event).flatMap((tag) => kindsByTag[tag] ?? []);
  const entry = { time: event.occurredAt, text: entryText(event.note, 'markdown') };
  if (kinds.length > 0) return { ...entry, kinds: [...new Set(kinds)] };
  return { ...entry, ...inferredKind(event) };
}

/** @see https://gitlab.com/gitlab-org/gitlab/-/blob/master/app/services/incident_management/timeline_events/create_service.rb */
function inferredKind({ action, note }: TimelineEvent): Pick<DraftEntry, 'kinds' | 'check'> {
  if (action === 'issues' && /\bcreated the incident\b/.test(note)) {
    return { kinds: ['declared'], check: 'from the time at which the incident was created in GitLab' };
  }
  if (action !== 'status') return {};
  if (/\*\*acknowledged\*\*/i.test(note)) return { kinds: ['acknowledged'] };
  if (!/\bresolved the incident\b|\*\*resolved\*\*/i.test(note)) return {};
  return { kinds: ['resolved'], check: 'resolving an incident is no proof that the impact ended' };
}

/** What an issue without events says about time. */
export function momentsOf({ createdAt, closedAt }: Issue): DraftEntry[] {
  const entries: DraftEntry[] = [];
  if (createdAt) {
    const check = 'from the time at which the issue was created';
    entries.push({ time: createdAt, kinds: ['declared'], text: 'The issue is created.', check });
  }
  if (closedAt) {
    const check = 'closing an issue is no proof that the impact ended';
    entries.push({ time: closedAt, kinds: ['resolved'], text: 'The issue is closed.', check });
  }
  return entries;
}
