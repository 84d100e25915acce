import type { Draft, DraftFrontmatter, Inference } from './draft.ts';
import { dayOf, momentOf } from './moments.ts';
import { timelineSection, type DraftEntry } from './timeline-section.ts';

/** What an importer has found out about one incident. */
export interface Findings {
  /** Values that are `undefined`, empty texts and empty lists are left out. */
  frontmatter: { [Key in keyof DraftFrontmatter]: DraftFrontmatter[Key] | undefined };
  /** Markdown of a write-up that has headings of its own. */
  writeUp?: string | undefined;
  /** The summary and other sections. Empty ones, and those whose text is in the write-up, are left out. */
  sections?: readonly (readonly [heading: string, markdown: string])[];
  entries: readonly DraftEntry[];
  /** The name of the tool, for a second timeline. */
  tool: string;
  /** The day that the incident is known by; that of the first entry if it is not known. */
  date: string | undefined;
  sources: string[];
  inferences?: Inference[];
  contradictions?: string[];
  unmapped?: string[];
}

/** The draft of an incident: its body is a summary, the write-up of the tool, the timeline, and other sections. */
export function assemble(findings: Findings): Draft {
  const { writeUp = '', sections = [], tool, sources } = findings;
  const date = findings.date ?? firstDay(findings.entries);
  const isOwn = /\S/.test(writeUp);
  const hasTimeline = isOwn && /^#{1,6}.*(?:timeline|chronology|sequence of events)/im.test(writeUp);
  const known = lettersOf(writeUp);
  const entries = hasTimeline
    ? findings.entries.filter(({ text }) => !known.includes(lettersOf(text)))
    : findings.entries;
  // A second timeline would go on with the last day of the first.
  const section = timelineSection(entries, hasTimeline ? '' : (firstDayOfImpact(findings) ?? date)).replace(
    /^## Timeline/,
    hasTimeline ? `## Timeline of ${tool}` : '$&',
  );
  const timeline = entries.length > 0 ? [section.trimEnd()] : [];
  const parts = sections
    .filter(([, text]) => /\S/.test(text) && !(isOwn && known.includes(lettersOf(text))))
    .map(([heading, text]) => `## ${heading}\n\n${text}`);
  // A summary is in front of a write-up, but not above its title; other sections are behind it.
  const isBehind = isOwn && (/^\s*# /.test(writeUp) || !parts[0]?.startsWith('## Summary\n'));
  const first = isBehind ? 0 : 1;
  const own = isOwn ? [writeUp.trimEnd()] : [];
  const body = [...parts.slice(0, first), ...own, ...timeline, ...parts.slice(first)];
  const checks = new Set(entries.flatMap(({ check }) => (check ? [check] : [])));
  const frontmatter = compact(findings.frontmatter);
  return {
    frontmatter,
    body: body.length > 0 ? `${body.join('\n\n')}\n` : '',
    ...(date && { date }),
    sources,
    inferences: [
      ...(findings.inferences ?? []),
      ...Array.from(checks, (reason): Inference => ({ pointer: '/timeline', reason })),
    ],
    contradictions: [...(findings.contradictions ?? []), ...reversedSpans(frontmatter)],
    unmapped: findings.unmapped ?? [],
  };
}

function firstDay(entries: readonly DraftEntry[]): string | undefined {
  return entries.map(({ time }) => dayOf(time)).toSorted()[0];
}

/** The day on which entries without a day are read, before that of the file name. */
function firstDayOfImpact({ frontmatter: { duration } }: Findings): string | undefined {
  const first = Array.isArray(duration) ? duration[0] : duration;
  return typeof first === 'object' && first.start !== 'unknown' ? dayOf(first.start) : undefined;
}

/** A status, unless a document of that status needs what the tool does not have. */
export function statusOf(
  wanted: 'in_review' | 'reviewed' | undefined,
  written: string | undefined,
  { severity, services, duration, impact, tasks, root_cause, contributing_factors }: Findings['frontmatter'],
): Pick<Findings['frontmatter'], 'status'> & { x_status?: string } {
  const isComplete = severity && services && duration && impact && tasks && (root_cause ?? contributing_factors);
  if (wanted && isComplete) return { status: wanted };
  return { status: 'draft', ...(written && { x_status: written }) };
}

/** Count what is dropped: `events of the type "role_update": 3`. */
export function countedTypes(nouns: string, types: readonly string[]): string[] {
  const count = (type: string): number => types.filter((other) => other === type).length;
  return Array.from(new Set(types), (type) => `${nouns} of the type "${type}": ${count(type)}`);
}

function compact(frontmatter: Findings['frontmatter']): DraftFrontmatter {
  const isEmpty = (value: unknown): boolean =>
    value === undefined ||
    value === '' ||
    (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(frontmatter).filter(([, value]) => !isEmpty(value)));
}

function reversedSpans({ duration }: DraftFrontmatter): string[] {
  const spans = Array.isArray(duration) ? duration : [duration];
  return spans.flatMap((span) => {
    if (typeof span !== 'object' || !span.end || span.start === 'unknown') return [];
    const isReversed = Date.parse(span.end) < Date.parse(span.start);
    return isReversed ? [`The impact ends at ${momentOf(span.end)}, before it starts at ${momentOf(span.start)}`] : [];
  });
}

/** Without white space, marks and escapes, to find a text in another rendering of it. */
function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
