import type { Fix, Log, Notification, Region, Result, Suppression } from 'sarif';
import { location } from 'vfile-location';
import type { CheckedFile, Run } from '../lint/run.ts';
import { decode } from '../markdown/source.ts';
import type { Message } from '../message.ts';
import type { Position } from '../position.ts';
import { count } from '../text/count.ts';
import { plainJson } from '../text/plain-text.ts';
import { fingerprintsOf } from './fingerprints.ts';
import { severities } from './most-severe-first.ts';
import { proposedEdits } from './proposed-edits.ts';
import type { ReporterOptions } from './reporter.ts';
import { describeRules, levels } from './sarif-rules.ts';
import { shownText } from './shown-text.ts';

/**
 * A run as SARIF 2.1.0, which GitHub, Azure DevOps and editors read. Messages that are suppressed are in it, marked:
 * hosts take a result that is left out for one that was fixed.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif(run: Run, options: ReporterOptions): string {
  const isBaselined = run.files.some((file) => file.suppressed.some(({ suppressed }) => suppressed.by === 'baseline'));
  const messages = run.files.flatMap((file) => [...file.messages, ...file.suppressed]);
  const rules = describeRules(messages);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const results = run.files
    .flatMap((file) => resultsOf(file, indexes, isBaselined, options))
    // A sort is stable: by file and position within each group.
    .toSorted((a, b) => rank(a) - rank(b));
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Casebook', semanticVersion: options.version, rules } },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(run, results.length) }],
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The top of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        results: results.slice(0, mostResults),
      },
    ],
  };
  return `${plainJson(JSON.stringify(log, null, 2))}\n`;
}

/** GitHub rejects a run with more. It keeps 5,000, the most severe ones. */
const mostResults = 25_000;

function resultsOf(
  file: CheckedFile,
  ruleIndexes: ReadonlyMap<string, number>,
  isBaselined: boolean,
  { repositoryPath }: ReporterOptions,
): Result[] {
  const uri = uriOf(repositoryPath(file.path));
  const text = decode(file.source.text) ?? '';
  const places = location(text);
  const regionAt = (start: number, end: number): Region => {
    const [first, last] = [places.toPoint(start), places.toPoint(end)];
    return {
      startLine: first?.line ?? 1,
      startColumn: first?.column ?? 1,
      endLine: last?.line ?? 1,
      endColumn: last?.column ?? 1,
    };
  };
  const fingerprints = fingerprintsOf(file);
  const resultOf = (message: Message, suppression?: Suppression): Result => {
    const ruleIndex = ruleIndexes.get(message.ruleId);
    const fix = fixOf(message, text, uri, regionAt);
    return {
      ruleId: message.ruleId,
      ...(ruleIndex !== undefined && { ruleIndex }),
      level: levels[message.severity],
      message: { text: textOf(message) },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
            region: regionOf(message.place),
          },
        },
      ],
      partialFingerprints: { 'casebook/v1': fingerprints.get(message) ?? '' },
      ...(fix && { fixes: [fix] }),
      ...(suppression && { suppressions: [suppression] }),
      // All results have a state, or none.
      ...(isBaselined && { baselineState: suppression ? 'unchanged' : 'new' }),
    };
  };
  return [
    ...file.messages.map((message) => resultOf(message)),
    ...file.suppressed.map((message) => resultOf(message, suppressionOf(message))),
  ];
}

/** Reason and note. In a message, `[text](target)` would be a link. */
function textOf({ reason, note }: Message): string {
  const parts = [reason, note].flatMap((part) => (part ? [shownText(part)] : []));
  return parts.join('. ').replaceAll('](', '] (');
}

function regionOf({ start, end }: Position): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function fixOf(
  message: Message,
  text: string,
  uri: string,
  regionAt: (start: number, end: number) => Region,
): Fix | undefined {
  const proposed = proposedEdits(message, text);
  if (!proposed) return undefined;
  const replacements = proposed.edits.map((edit) => ({
    deletedRegion: regionAt(edit.start, edit.end),
    ...(edit.text !== '' && { insertedContent: { text: edit.text } }),
  }));
  return {
    description: { text: `What ${proposed.command} does` },
    artifactChanges: [{ artifactLocation: { uri, uriBaseId: '%SRCROOT%' }, replacements }],
  };
}

function suppressionOf({ suppressed }: CheckedFile['suppressed'][number]): Suppression {
  return suppressed.by === 'document'
    ? { kind: 'inSource', status: 'accepted', justification: shownText(suppressed.reason) }
    : { kind: 'external', status: 'accepted', justification: 'Recorded in the baseline' };
}

/** Reported results before suppressed ones, then errors first. */
function rank({ level, suppressions }: Result): number {
  const severity = severities.findIndex((candidate) => levels[candidate] === level);
  return severity + (suppressions ? severities.length : 0);
}

function notifications({ notes }: Run, results: number): Notification[] {
  const cut = `${count(results - mostResults, 'result')} left out, since GitHub accepts ${mostResults}: the least severe ones`;
  return [
    ...(results > mostResults ? [{ level: 'warning' as const, message: { text: cut } }] : []),
    ...notes.map((note) => ({ level: 'note' as const, message: { text: shownText(note) } })),
  ];
}

/** @see https://www.rfc-editor.org/rfc/rfc3986 */
function uriOf(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
