import type { SecondsRange } from '../../src/catalog/metrics.ts';
import type { DetectionMethod, Figure, IncidentKind, Status, TaskStatus } from '../../src/postmortem/postmortem.ts';
import type { Severity } from '../../src/settings.ts';
import { formatSeconds } from '../../src/time/format.ts';
import type { PhaseName } from './timeline/phases.ts';

export const statusNames: Record<Status, string> = {
  draft: 'Draft',
  in_review: 'In review',
  reviewed: 'Reviewed',
  closed: 'Closed',
  withdrawn: 'Withdrawn',
};

export const kindNames: Record<IncidentKind, string> = {
  incident: 'Incident',
  near_miss: 'Near miss',
  false_alarm: 'False alarm',
  security: 'Security incident',
  maintenance: 'Maintenance',
  drill: 'Drill',
};

export const phaseNames: Record<PhaseName, string> = {
  'lead-up': 'Lead-up',
  undetected: 'Undetected',
  detected: 'Detected',
  mitigating: 'Mitigating',
  mitigated: 'Mitigated',
};

export const taskStatusNames: Record<TaskStatus, string> = {
  proposed: 'Proposed',
  open: 'Open',
  in_progress: 'In progress',
  done: 'Done',
  verified: 'Verified',
  wont_do: 'Won’t do',
};

export const severityNames: Record<Severity, string> = { error: 'Error', warn: 'Warning', info: 'Note' };

export const detectionNames: Record<DetectionMethod, string> = {
  alert: 'an alert',
  human: 'a person',
  customer: 'a customer',
  vendor: 'a vendor',
  researcher: 'a researcher',
  unknown: 'nobody knows',
};

/** `ruled_out` as people read it: `Ruled out`. */
export function wordsOf(key: string): string {
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `3 tasks`, `1 task`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
}

/** `2 h 15 min`, or `2 h–2 h 15 min` when nobody knows exactly. */
export function rangeText({ least, most }: SecondsRange): string {
  return least === most ? formatSeconds(least) : `${formatSeconds(least)}–${formatSeconds(most)}`;
}

/** `about 60 %`. */
export function figureText({ value, estimate }: Figure, unit = ''): string {
  return `${estimate ? 'about ' : ''}${value.toLocaleString('en-GB')}${unit}`;
}
