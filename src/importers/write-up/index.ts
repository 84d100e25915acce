import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { parseMarkdown } from '../../markdown/parse.ts';
import type { TimelineEntry } from '../../postmortem/postmortem.ts';
import { readPostmortem } from '../../postmortem/read-postmortem.ts';
import { readTimeline } from '../../postmortem/timeline/read-timeline.ts';
import type { Settings } from '../../settings.ts';
import { dayOf } from '../../time/format.ts';
import { findDate } from '../../time/civil.ts';
import { readTime, type TimeContext } from '../../time/parse.ts';
import { ImportError, type Draft, type DraftFrontmatter, type Inference, type SourceFile } from '../draft.ts';
import { mapFrontmatter } from '../foreign-frontmatter.ts';
import { splitFrontmatter } from '../split-frontmatter.ts';
import { sentencesOf, withDuration } from './duration.ts';
import { readFacts } from './facts.ts';
import { pageName } from './page-name.ts';
import { findParts, type LabelledPart } from './parts.ts';
import { findTitle } from './title.ts';
import { findZone } from './zone.ts';

/**
 * Make a draft of a Markdown write-up. Its body stays as it is, but for the heading that becomes the title.
 *
 * @param file With the frontmatter of any tool, or none.
 */
export function readWriteUp(file: SourceFile, settings: Settings): Draft {
  const { data = {}, body, error } = splitFrontmatter(file.text);
  const mapped = mapFrontmatter(
    data,
    settings.severities.flatMap(({ name, aliases }) => [name, ...aliases]),
  );
  const document = parseMarkdown({ path: file.path, text: body });
  if (document.unreadable) throw new ImportError(file.path, document.unreadable.reason);
  const { prose, postmortem } = readPostmortem(document, settings);
  const parts = findParts(prose);
  const facts = readFacts(parts, settings);
  const named = titleOf(document.tree.children, parts, mapped.frontmatter, file.path);
  const dated = dateIn(parts, mapped, file.path, postmortem.timeline, named.title) ?? dateTold(sentencesOf(prose));
  // Entries without a date are read when the date is known.
  const timeline =
    postmortem.timeline.length > 0 || !dated
      ? postmortem.timeline
      : readTimeline(document, settings, {
          date: dated.date,
          zone: postmortem.timezone,
          zoneAssumed: postmortem.timezoneAssumed,
        }).entries;
  const zone = findZone(
    parts.find(({ field }) => field === 'timezone')?.text,
    document.tree.children.flatMap(wordsAboveEntries),
    timeline,
  );
  const frontmatter: DraftFrontmatter = { ...facts.frontmatter, ...mapped.frontmatter, title: named.title };
  const inferences: Inference[] = [
    ...mapped.inferences,
    ...facts.inferences.filter(({ pointer }) => !Object.hasOwn(mapped.frontmatter, pointer.split('/')[1] ?? '')),
    ...(named.inferred ? [{ pointer: '/title', reason: 'from the name of the file' }] : []),
    ...(dated?.inferred ? [{ pointer: '/date', reason: dated.inferred }] : []),
  ];
  if (zone && frontmatter.timezone === undefined) {
    frontmatter.timezone = zone.zone;
    if (zone.guessedFrom !== undefined) {
      inferences.push({ pointer: '/timezone', reason: `${zone.guessedFrom} has several meanings` });
    }
  }
  const draft: Draft = {
    frontmatter,
    body: withoutHeading(body, named.heading),
    ...(dated && { date: dated.date }),
    sources: [file.path],
    inferences,
    contradictions: [...mapped.contradictions, ...facts.contradictions],
    unmapped: [...mapped.unmapped, ...(error === undefined ? [] : [`frontmatter: ${error}`])],
  };
  if (frontmatter.duration !== undefined) return draft;
  const timed = withDuration(draft, parts, prose, document, settings);
  return dated?.isUnsettled && timed.frontmatter.duration !== undefined
    ? { ...timed, inferences: [...timed.inferences, { pointer: '/duration/start', reason: dated.inferred ?? '' }] }
    : timed;
}

function titleOf(
  children: readonly RootContent[],
  parts: readonly LabelledPart[],
  { title }: DraftFrontmatter,
  path: string,
): ReturnType<typeof findTitle> {
  const found = findTitle(children, path);
  if (title !== undefined) return { title, ...(found.title === title && found.heading && { heading: found.heading }) };
  const label = parts.find(({ field, form }) => field === 'title' && form === 'line')?.text;
  return found.inferred && label !== undefined ? { title: label } : found;
}

interface FoundDate {
  date: string;
  /** Why it may be another day. */
  inferred?: string;
  /** It is written with two readings, `05/03/2024`, which every time without a date shares. */
  isUnsettled?: true;
}

/** The day of the incident: as a label states it, then the name of the file, the timeline, or the title. */
function dateIn(
  parts: readonly LabelledPart[],
  { date: ofFrontmatter, frontmatter }: Pick<Draft, 'date' | 'frontmatter'>,
  path: string,
  timeline: readonly TimelineEntry[],
  title: string,
): FoundDate | undefined {
  const context = { zone: 'UTC', zoneAssumed: true };
  const ofName = findDate(pageName(path));
  for (const field of ['date', 'start', 'duration'] as const) {
    for (const { text } of parts.filter((part) => part.field === field)) {
      const { start, otherDates } = readTime(text, { ...context, date: ofName ?? ofFrontmatter }) ?? {};
      const date = start?.statedDate ?? dateWithin(text, context);
      // `September 2024` names no day.
      if (date === undefined || date.includes('?')) continue;
      const settled = otherDates && settledBy([date, ...otherDates], timeline);
      if (settled !== undefined) return { date: settled };
      return {
        date,
        ...(start &&
          otherDates && {
            inferred: `"${start.text}" may be ${otherDates.join(' or ')} as well`,
            isUnsettled: true,
          }),
      };
    }
  }
  if (ofName !== undefined) return { date: ofName };
  const ofDuration = findDate(JSON.stringify(frontmatter.duration ?? ''));
  if (ofDuration !== undefined) return { date: ofDuration };
  const [entry] = timeline;
  const ofEntry = entry && dayOf(entry.start, entry.start.zone);
  if (ofEntry !== undefined) return { date: ofEntry, inferred: 'from the first date of the timeline' };
  if (ofFrontmatter !== undefined) return { date: ofFrontmatter };
  const ofTitle = dateWithin(title, context);
  return ofTitle === undefined ? undefined : { date: ofTitle };
}

/** Which of the readings of a date the timeline has, if its own dates have one reading. */
function settledBy(readings: readonly string[], timeline: readonly TimelineEntry[]): string | undefined {
  const stated = new Set(timeline.flatMap(({ start }) => start.statedDate ?? []));
  const isCertain = stated.size > 1 && ![...stated].some((date) => date.includes('?'));
  const found = readings.filter((date) => stated.has(date));
  return isCertain && found.length === 1 ? found[0] : undefined;
}

/** The date in the first sentence that tells of the incident with one. */
function dateTold(sentences: readonly string[]): FoundDate | undefined {
  for (const sentence of sentences.filter((text) => tellsOfIncident.test(text))) {
    const date = dateWithin(sentence, { zone: 'UTC', zoneAssumed: true });
    if (date !== undefined) return { date, inferred: 'from a sentence of the text' };
  }
  return undefined;
}

const tellsOfIncident =
  /\b(?:incident|outage|disruption|downtime|occurred|happened|experienced|unavailable|unresponsive|(?:went|was|were|is|are) down|failed|failing|crashed|ausfall|vorfall|störung|panne|incidente|caída|queda|indisponib\p{L}*|awari\p{L}*)(?![\p{L}])|инцидент|сбо[йяе]|障害|故障|事故|장애/iu;

/** The first date with a year in a text. */
function dateWithin(text: string, context: Omit<TimeContext, 'date'>): string | undefined {
  for (const { index } of text.matchAll(/(?<![\p{L}\d])[\p{L}\d]/gu)) {
    const date = readTime(text.slice(index), context)?.start.statedDate;
    if (date !== undefined && !date.includes('?')) return date;
  }
  return undefined;
}

/** Where a zone for all times is stated: in a heading, a paragraph, or the first row of a table. */
function wordsAboveEntries(node: RootContent): string[] {
  if (node.type === 'heading' || node.type === 'paragraph') return [toString(node)];
  return node.type === 'table' ? (node.children[0]?.children.map((cell) => toString(cell)) ?? []) : [];
}

/** The heading that became the title would be read twice. */
function withoutHeading(body: string, heading: ReturnType<typeof findTitle>['heading']): string {
  const [start, end] = [heading?.position?.start.offset, heading?.position?.end.offset];
  if (start === undefined || end === undefined) return body;
  return body.slice(0, start) + body.slice(end).replace(/^(?:[ \t]*\r?\n){1,2}/, '');
}
