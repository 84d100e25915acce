import { countedTypes } from '../assemble.ts';
import { entryText } from '../entry-text.ts';
import { escapeLine } from '../escape.ts';
import type { DraftEntry } from '../timeline-section.ts';
import type { Incident, LogEntry } from './schema.ts';

/** Kinds of log entries, by their types without `_log_entry`. */
const kinds: Partial<Record<string, string>> = {
  trigger: 'detected',
  acknowledge: 'acknowledged',
  escalate: 'escalated',
  reassign: 'escalated',
  delegate: 'escalated',
  responder_request: 'escalated',
  resolve: 'resolved',
};

/** What PagerDuty does by itself, again and again, and what only links other things. */
const dropped = /^(?:notify|repeat_escalation_path|link|unlink)/;

const resolvedCheck = 'a press of the button is no proof that all was well again';

/** Log entries as entries, and what was dropped. */
export function entriesOf(logEntries: readonly LogEntry[]): { entries: DraftEntry[]; unmapped: string[] } {
  const isKept = ({ type }: LogEntry): boolean => !dropped.test(type);
  return {
    entries: logEntries.filter(isKept).map(entryOf),
    unmapped: countedTypes(
      'log entry',
      logEntries.filter((entry) => !isKept(entry)).map(({ type }) => type),
    ),
  };
}

function entryOf(logEntry: LogEntry): DraftEntry {
  const { type, created_at: time, agent, summary, note, channel } = logEntry;
  const name = type.replace(/_log_entry$/, '');
  const kind = name === 'assign' && isPerson(agent) ? 'escalated' : kinds[name];
  if (name === 'annotate') {
    const text = channel?.content ?? note ?? channel?.summary ?? summary ?? '';
    return { time, text: entryText(text, 'text', agent?.summary ? `${agent.summary}:` : 'Note:') };
  }
  const lead = summary ?? name.replaceAll('_', ' ');
  // The alert itself is in the channel, and the reason for a step in its note.
  const more = name === 'trigger' ? (logEntry.event_details?.description ?? channel?.summary) : note;
  return {
    time,
    ...(kind && { kinds: [kind] }),
    text: more && more !== lead ? entryText(more, 'text', `${lead}:`) : escapeLine(lead),
    ...(kind === 'resolved' && { check: resolvedCheck }),
  };
}

/** An escalation policy assigns the incident when it is triggered; a person hands it over. */
function isPerson(agent: LogEntry['agent']): boolean {
  return agent?.type?.startsWith('user') ?? false;
}

/** What an incident says about its course, where its log entries are not there. */
export function entriesOfIncident(incident: Incident): DraftEntry[] {
  const { created_at: created, acknowledgements, assignments, resolved_at: resolved } = incident;
  return [
    { time: created, kinds: ['detected'], text: 'Triggered' },
    ...(assignments ?? []).map(({ at, assignee }): DraftEntry => ({
      time: at,
      text: escapeLine(`Assigned to ${assignee.summary ?? 'an unknown user'}`),
    })),
    ...(acknowledgements ?? []).map(({ at, acknowledger }): DraftEntry => ({
      time: at,
      kinds: ['acknowledged'],
      text: escapeLine(`Acknowledged by ${acknowledger.summary ?? 'an unknown user'}`),
    })),
    ...(resolved ? [{ time: resolved, kinds: ['resolved'], text: 'Resolved', check: resolvedCheck }] : []),
  ];
}
