import type { Task } from '../postmortem/postmortem.ts';
import { count } from '../text/count.ts';
import { stampsOf } from '../time/format.ts';
import type { Moment } from '../time/moment.ts';
import type { Unread } from './draft.ts';
import type { FinishedDraft } from './finish-drafts.ts';
import { undatedEntries } from './undated-entries.ts';
import { inOrder } from './write-draft.ts';

/** A document that was made from a draft. */
export interface ImportedDocument extends FinishedDraft {
  /** As it is shown. */
  path: string;
  /** Why it was not written; absent if it was, or would be. */
  refusal?: string;
}

/** What review asks for, by the name of the frontmatter's key. */
const wanted = ['severity', 'services', 'duration', 'impact', 'root_cause'] as const;

/** The report for people: a block for each document, then a table. */
export function describeImport(documents: readonly ImportedDocument[], unread: readonly Unread[]): string {
  const blocks = documents.map(describeDocument);
  const failures = unread.map(({ path, reason }) => `${path}\n  not imported  ${reason}\n`);
  return [...blocks, ...failures, tableOf(documents)].filter(Boolean).join('\n');
}

function describeDocument(document: ImportedDocument): string {
  const { draft, postmortem, path, refusal, inferences, contradictions } = document;
  const inferred = new Set(inferences.map(({ pointer }) => pointer.split('/')[1]));
  const found = Object.keys(inOrder(draft.frontmatter)).filter((key) => !inferred.has(key));
  const { timeline, tasks } = postmortem;
  const undated = undatedEntries(postmortem).length;
  const rows: [string, string[]][] = [
    ['not written', refusal === undefined ? [] : [refusal]],
    [
      'found',
      [
        found.join(', '),
        count(timeline.length, 'entry', 'entries'),
        undated > 0 ? `${count(undated, 'entry', 'entries')} without a date` : '',
        count(tasks.length, 'task'),
      ].filter(Boolean),
    ],
    ['inferred', inferences.map(({ pointer, reason }) => `${pointer.slice(1).replaceAll('/', '.')}: ${reason}`)],
    ['missing', [missingIn(document).join(', ')].filter(Boolean)],
    ['contradictory', contradictions],
    ['left out', draft.unmapped],
  ];
  const lines = rows.flatMap(([label, values]) => {
    const shown = label === 'found' ? [values.join(', ')] : values;
    return shown.map((value, index) => `  ${(index === 0 ? label : '').padEnd(15)}${value}`);
  });
  return `${draft.sources.join(', ')} → ${path}\n${lines.join('\n')}\n`;
}

/** What a human still has to write before the document can be reviewed. */
function missingIn({ draft: { frontmatter }, postmortem }: ImportedDocument): string[] {
  return [
    ...wanted.filter(
      (key) => frontmatter[key] === undefined && !(key === 'root_cause' && frontmatter.contributing_factors),
    ),
    ...(postmortem.timeline.length > 0 ? [] : undatedEntries(postmortem).length > 0 ? ['date'] : ['timeline']),
    ...(postmortem.tasks.length === 0 ? ['tasks'] : []),
  ];
}

function tableOf(documents: readonly ImportedDocument[]): string {
  if (documents.length < 2) return '';
  const rows = documents.map((document) => [
    document.path,
    ...[
      document.postmortem.timeline,
      document.postmortem.tasks,
      document.inferences,
      missingIn(document),
      document.contradictions,
    ].map(({ length }) => (length === 0 ? '-' : String(length))),
  ]);
  const table = [['document', 'entries', 'tasks', 'inferred', 'missing', 'contradictory'], ...rows];
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  return `${lines.join('\n')}\n`;
}

/** The report for programs: one JSON object on a line for each document. */
export function describeImportAsJson(documents: readonly ImportedDocument[], unread: readonly Unread[]): string {
  const objects = [
    ...documents.map(describeAsObject),
    ...unread.map(({ path, reason }) => ({ file: path, error: reason })),
  ];
  return objects.map((object) => `${JSON.stringify(object)}\n`).join('');
}

function describeAsObject(document: ImportedDocument): Record<string, unknown> {
  const { draft, postmortem, path, refusal, inferences, contradictions } = document;
  const [span] = postmortem.duration;
  const last = postmortem.duration.at(-1);
  const pointers = inferences.map(({ pointer }) => pointer);
  const isStated = (key: 'start' | 'end'): boolean => !pointers.some((pointer) => pointer === `/duration/${key}`);
  const start = wallClock(span?.start);
  const end = wallClock(last?.end);
  return {
    file: draft.sources[0],
    document: path,
    ...(refusal !== undefined && { refusal }),
    title: postmortem.title ?? null,
    date: draft.date ?? null,
    zone: postmortem.timezoneAssumed
      ? ([postmortem.timeline[0]?.start, span?.start].find((moment) => moment?.zoneAssumed === false)?.zone ?? null)
      : postmortem.timezone,
    start,
    start_stated: start !== null && isStated('start'),
    end,
    end_stated: end !== null && isStated('end'),
    stated_duration_minutes: draft.length
      ? Math.round((draft.length.leastSeconds + draft.length.mostSeconds) / 120)
      : null,
    severity: postmortem.severity ?? null,
    impact: postmortem.impact.summary ?? null,
    root_cause: postmortem.rootCause.summary ?? null,
    timeline: [
      ...undatedEntries(postmortem),
      ...postmortem.timeline.map(({ start: time, kinds, text }) => ({ time: wallClock(time), kinds, text })),
    ],
    tasks: postmortem.tasks.map(describeTask),
    inferred: pointers,
    missing: missingIn(document),
    contradictions,
    unmapped: draft.unmapped,
  };
}

function describeTask({ title, owner, due, status, ticket }: Task): Record<string, unknown> {
  return {
    text: title,
    owner: owner ?? null,
    due: due ?? null,
    done: status === 'done' || status === 'verified' ? true : null,
    status,
    url: ticket ?? null,
  };
}

/** As a clock on the wall showed it: `2024-08-10T14:30`. */
function wallClock(moment: Moment | undefined): string | null {
  return moment ? stampsOf(moment, moment.zone).first.slice(0, 16) : null;
}
