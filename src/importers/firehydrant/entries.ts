import { countedTypes } from '../assemble.ts';
import { entryText } from '../entry-text.ts';
import { escapeLine } from '../escape.ts';
import type { DraftEntry } from '../timeline-section.ts';
import type { Bundle } from './bundle.ts';
import type { Event, Milestone } from './schema.ts';

/** Milestones that FireHydrant has from the beginning; teams add their own. */
const kinds: Partial<Record<string, { kind: string; check?: string }>> = {
  started: { kind: 'started' },
  detected: { kind: 'detected' },
  acknowledged: { kind: 'acknowledged' },
  investigating: { kind: 'investigated' },
  identified: { kind: 'identified' },
  mitigated: { kind: 'mitigated', check: 'a milestone is no proof that the impact ended' },
  resolved: { kind: 'resolved', check: 'a milestone is no proof that all was well again' },
};

/** A milestone that was reached. */
interface Reached {
  slug: string;
  name: string;
  time: string;
}

/** Milestones of the phases, or the list in older responses. */
export function milestonesOf({ incident }: Bundle): Reached[] {
  const phases = (incident?.lifecycle_phases ?? []).flatMap(({ milestones }) => milestones ?? []);
  const list: readonly Milestone[] = phases.some(({ occurred_at: time }) => time)
    ? phases
    : (incident?.milestones ?? []);
  return list.flatMap(({ slug, type, name, occurred_at: time }) => {
    const id = slug ?? type;
    return id && time ? [{ slug: id, name: name ?? id, time }] : [];
  });
}

/** Milestones, and events that someone wrote. */
export function entriesOf(bundle: Bundle): { entries: DraftEntry[]; unmapped: string[] } {
  const written = bundle.events.filter(({ data }) => /\S/.test(data?.body ?? ''));
  // The milestones themselves are there already.
  const others = bundle.events.filter((event) => !written.includes(event) && event.type !== 'bulk_milestone_update');
  return {
    entries: [
      ...milestonesOf(bundle).map(({ slug, name, time }): DraftEntry => {
        const { kind, check } = kinds[slug] ?? {};
        return {
          time,
          ...(kind && { kinds: [kind] }),
          text: escapeLine(`Milestone: ${name}`),
          ...(check && { check }),
        };
      }),
      ...written.map(eventEntry),
    ],
    unmapped: countedTypes(
      'events',
      others.map(({ type }) => type),
    ),
  };
}

function eventEntry({ data, author, occurred_at: time, visibility }: Event): DraftEntry {
  return {
    time,
    ...(visibility === 'open_to_public' && { kinds: ['communicated'] }),
    text: entryText(data?.body ?? '', 'markdown', author?.name ? `${author.name}:` : 'Note:'),
  };
}
