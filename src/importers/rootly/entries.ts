import { entryText, formOf } from '../entry-text.ts';
import type { DraftEntry } from '../timeline-section.ts';
import type { Bundle } from './bundle.ts';
import type { Incident } from './schema.ts';

const buttonCheck = 'a press of the button is no proof of it';

/** The times of an incident, each with the message that was written at it. */
const times: readonly {
  key: keyof Incident & `${string}_at`;
  name: string;
  kind?: string;
  check?: string;
  message?: keyof Incident & `${string}_message`;
}[] = [
  { key: 'in_triage_at', name: 'In triage' },
  // Unless somebody corrects it, an incident starts when it is declared.
  { key: 'started_at', name: 'Started', kind: 'started', check: 'it may be the time of the declaration' },
  { key: 'detected_at', name: 'Detected', kind: 'detected' },
  { key: 'acknowledged_at', name: 'Acknowledged', kind: 'acknowledged' },
  { key: 'mitigated_at', name: 'Mitigated', kind: 'mitigated', check: buttonCheck, message: 'mitigation_message' },
  { key: 'resolved_at', name: 'Resolved', kind: 'resolved', check: buttonCheck, message: 'resolution_message' },
  { key: 'closed_at', name: 'Closed' },
  { key: 'cancelled_at', name: 'Cancelled', message: 'cancellation_message' },
];

/** The times of an incident, and the events of its timeline. */
export function entriesOf({ incident, events }: Bundle): DraftEntry[] {
  return [
    ...times.flatMap(({ key, name, kind, check, message }): DraftEntry[] => {
      const time = incident?.[key];
      const text = message ? incident?.[message] : undefined;
      if (typeof time !== 'string') return [];
      return [
        {
          time,
          ...(kind && { kinds: [kind] }),
          text: typeof text === 'string' && text ? entryText(text, formOf(text), `${name}:`) : name,
          ...(check && { check }),
        },
      ];
    }),
    ...events.map(({ event, occurred_at: time, visibility }): DraftEntry => ({
      time,
      ...(visibility === 'external' && { kinds: ['communicated'] }),
      text: eventText(event),
    })),
  ];
}

/** A text that begins with a list or with code needs words in front of it, or it would be read with the time. */
function eventText(event: string): string {
  const text = entryText(event, formOf(event));
  return /^(?:[-+*>|] |[`#]|\d+[.)] )/.test(text) ? entryText(event, formOf(event), 'Note:') : text;
}
