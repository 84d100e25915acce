import { numberText } from '../../../src/text/number.ts';
import type { SecondsRange } from '../../../src/analysis/metrics.ts';
import type { Severity } from '../../../src/message.ts';
import type { DetectionMethod, Figure, IncidentKind, Status } from '../../../src/postmortem/postmortem.ts';
import { formatSeconds } from '../../../src/text/seconds.ts';
import { rangeText } from '../../../src/text/range-text.ts';
import type { PhaseName } from './phases.ts';

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
  impact: 'Impact',
  undetected: 'Undetected',
  detected: 'Diagnosing',
  mitigating: 'Mitigating',
  mitigated: 'Mitigated',
};

export { rangeText };
export { taskStatusNames } from '../../../src/analysis/status.ts';
export { wordsOf } from '../../../src/text/sentence-case.ts';

/** The severities of messages, called levels here: severities are those of incidents. */
export const levelNames: Record<Severity, string> = { error: 'Error', warn: 'Warning', info: 'Note' };

export const detectionNames: Record<DetectionMethod, string> = {
  alert: 'an alert',
  human: 'a person',
  customer: 'a customer',
  vendor: 'a vendor',
  researcher: 'a researcher',
  unknown: 'Unknown',
};

/** The first words of a text, with `…` if it is longer than there is room for: by default, in a fact. */
export function firstWords(text: string, room = 48): string {
  if (text.length <= room) return text;
  return `${text.slice(0, room).replace(/\W*\s\S*$/, '')}\u00a0…`;
}

/** `3 tasks`, `1 task`, `2 entries`. */
export function count(number: number, noun: string): string {
  return `${numberText(number)} ${number === 1 ? noun : noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}

/** `a, b and c`; `a, and b and c` if one of them contains `and`. */
export function listOf(names: readonly string[]): string {
  if (names.length < 2) return names.join();
  const and = names.some((name) => name.includes(' and ')) ? ', and' : ' and';
  return `${names.slice(0, -1).join(', ')}${and} ${names.at(-1)}`;
}

/** Like `rangeText`, but an imprecise duration without the smaller units, and as `about 15 min` if its ends are close. */
export function roughRangeText({ least, most }: SecondsRange): string {
  if (least === most || least <= 0) return rangeText({ least, most: least === most ? most : roughly(most) });
  if (most <= 2 * least) return `about ${roughText((least + most) / 2)}`;
  return rangeText({ least: roughly(least), most: roughly(most) });
}

/** An imprecise duration without the smaller units: 14 min 56 s becomes `15 min`. */
export function roughText(seconds: number): string {
  return formatSeconds(roughly(seconds));
}

/** From three of a unit on, without the next smaller unit. */
function roughly(seconds: number): number {
  const unit = [86_400, 3600, 60].find((size) => seconds >= 3 * size) ?? 1;
  return Math.round(seconds / unit) * unit;
}

/** `about 60 %`, `1,234,567.89 EUR`. */
export function figureText({ value, estimate, unit: own }: Figure, unit = own): string {
  return `${estimate ? 'about ' : ''}${numberText(value)}${unit === undefined ? '' : `\u00a0${unit}`}`;
}
