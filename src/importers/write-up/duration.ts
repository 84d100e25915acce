import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { MarkdownDocument } from '../../markdown/document.ts';
import { readTimeline } from '../../postmortem/timeline/read-timeline.ts';
import type { Settings } from '../../settings.ts';
import { dateOf, type TimeContext } from '../../time/parse.ts';
import type { Draft } from '../draft.ts';
import type { LabelledPart } from './parts.ts';
import { findToldSpan } from './told-span.ts';
import { lengthContradiction, readLabelledSpan, writtenMoment } from './when.ts';

/**
 * Add the duration that labels state or that the text tells, and with it the date.
 *
 * @param document The body alone.
 */
export function withDuration(
  draft: Draft,
  parts: readonly LabelledPart[],
  prose: readonly RootContent[],
  document: MarkdownDocument,
  settings: Settings,
): Draft {
  const { timezone } = draft.frontmatter;
  const zone = timezone ?? settings.timezone;
  const context: TimeContext = { date: draft.date, zone: zone ?? 'UTC', zoneAssumed: zone === undefined };
  const labelled = readLabelledSpan(parts, context);
  const contradictions = [...draft.contradictions];
  // A guess of the zone is marked once, at `timezone`.
  const known = new Set(draft.inferences.map(({ reason }) => reason));
  const inferences = [...draft.inferences, ...labelled.inferences.filter(({ reason }) => !known.has(reason))];
  let { start, end } = labelled;
  if (!start || !end) {
    const date = dateOf(start) ?? draft.date;
    const { entries } = readTimeline(document, settings, { ...context, date });
    const told = findToldSpan(sentencesOf(prose), entries, draft.frontmatter.lang ?? 'en', { ...context, date });
    contradictions.push(...told.contradictions);
    if (!start && told.start) {
      start = told.start.moment;
      inferences.push({ pointer: '/duration/start', reason: told.start.reason });
    }
    if (!end && told.end && !(start && told.end.moment.latest < start.earliest)) {
      end = told.end.moment;
      inferences.push({ pointer: '/duration/end', reason: told.end.reason });
    }
  }
  const contradiction = lengthContradiction({ ...labelled, ...(start && { start }), ...(end && { end }) });
  if (contradiction !== undefined) contradictions.push(contradiction);
  const { length } = labelled;
  if (!start && !end) return { ...draft, contradictions, inferences, ...(length && { length }) };
  const duration = {
    start: start ? writtenMoment(start) : 'unknown',
    ...(end && { end: writtenMoment(end) }),
  };
  if (!start) inferences.push({ pointer: '/duration/start', reason: 'the text does not state it' });
  const date = draft.date ?? dateOf(start) ?? duration.start.replace('~', '').slice(0, 10);
  return {
    ...draft,
    frontmatter: { ...draft.frontmatter, duration },
    ...(/^\d{4}-\d{2}-\d{2}$/.test(date) && { date }),
    contradictions,
    inferences,
    ...(length && { length }),
  };
}

/** The sentences of what is told before the discussion: a write-up begins with its summary. */
export function sentencesOf(prose: readonly RootContent[]): string[] {
  const texts = prose.filter(({ type }) => type === 'paragraph').map((node) => toString(node).replaceAll(/\s+/g, ' '));
  return texts.flatMap((text) => text.split(/(?<=[.!?])\s+(?=\p{Lu})/u));
}
