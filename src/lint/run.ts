import type { MarkdownDocument } from '../markdown/document.ts';
import type { Source } from '../markdown/source.ts';
import type { Message, SuppressedMessage } from '../message.ts';
import { knownPartOf, type KnownPostmortem } from '../postmortem/known-part.ts';
import { readPostmortem, type Reading } from '../postmortem/read-postmortem.ts';
import type { LintEnvironment, Questions } from '../rule.ts';
import { rules } from '../rules/index.ts';
import type { Settings } from '../settings.ts';
import { asStatus } from './as-status.ts';
import { applySuppressions, judgeSuppressions } from './apply-suppressions.ts';
import { lintDocument, lintSuppressions } from './lint.ts';
import type { SettingsOf } from './own-settings.ts';
import { byPosition } from './report.ts';
import { readSuppressions } from './suppressions.ts';

/** The messages about a document. */
export interface DocumentMessages {
  /** By line, column and rule. */
  messages: Message[];
  /** Those that are not reported, likewise. */
  suppressed: SuppressedMessage[];
}

/** What is known of a document that was read and checked by itself. Plain JSON, so that it can be kept in a file. */
export interface DocumentCheck extends DocumentMessages {
  known: KnownPostmortem;
  /** Numbers of timeline entries and of tasks that were read. */
  entries: number;
  tasks: number;
  /** Ids of the rules that it suppresses, whether they report anything or not. */
  suppressedRules: string[];
}

/** A document that was checked, with what it was read as. */
export interface CheckedDocument {
  document: MarkdownDocument;
  reading: Reading;
  check: DocumentCheck;
}

/** A document that was checked together with the others. */
export interface CheckedFile extends DocumentMessages {
  /** Relative to the root, `/` as separator. */
  path: string;
  source: Source;
  /** Numbers of timeline entries and of tasks that were read. */
  entries: number;
  tasks: number;
}

/** The result of one run of the checks: the input of a reporter. */
export interface Run {
  /** By path. */
  files: CheckedFile[];
  /** What was not checked, or not reported, and why: each a sentence without a final period. */
  notes: string[];
}

/** Checks documents each by itself; `questions` is filled with what the messages depend on besides the document. */
export type Checker = (document: MarkdownDocument, questions?: Questions) => CheckedDocument;

/** Prepare to check documents: reading one is a function of its text, its path, the settings and the environment. */
export function createChecker(settings: Settings, environment: LintEnvironment, settingsOf: SettingsOf): Checker {
  return (written, questions) => {
    const document = asChecked(written, environment);
    const reading = readPostmortem(document, settings);
    const { postmortem } = reading;
    const found = lintAlone(document, postmortem, [], settingsOf(document.path), {
      ...environment,
      ...(questions && { questions }),
    });
    const known = knownPartOf(postmortem);
    const { length: entries } = postmortem.timeline;
    const { length: tasks } = postmortem.tasks;
    return { document, reading, check: { ...found, known, entries, tasks } };
  };
}

/**
 * Check a document once more, which suppresses some of what was found across documents.
 *
 * @param together The messages of the rules that check all documents together.
 */
export function checkTogether(
  written: MarkdownDocument,
  together: readonly Message[],
  settings: Settings,
  ownSettings: Settings,
  environment: LintEnvironment,
): DocumentMessages {
  const document = asChecked(written, environment);
  const { postmortem } = readPostmortem(document, settings);
  const { messages, suppressed } = lintAlone(document, postmortem, together, ownSettings, environment);
  return { messages, suppressed };
}

function asChecked(document: MarkdownDocument, { asStatus: status }: LintEnvironment): MarkdownDocument {
  return status === undefined ? document : asStatus(document, status);
}

/** @param together The messages of the rules that check all documents together. */
function lintAlone(
  document: MarkdownDocument,
  postmortem: Reading['postmortem'],
  together: readonly Message[],
  settings: Settings,
  environment: LintEnvironment,
): DocumentMessages & Pick<DocumentCheck, 'suppressedRules'> {
  const found = [...lintDocument(document, postmortem, rules, settings, environment), ...together];
  const written = readSuppressions(document);
  const remaining = applySuppressions(found, written, rules);
  const suppressions = judgeSuppressions(written, remaining, rules, { document, postmortem }, environment);
  const messages = [...remaining.kept, ...lintSuppressions(suppressions, postmortem, rules, settings)];
  return {
    messages: messages.toSorted(byPosition),
    suppressed: remaining.suppressed.toSorted(byPosition),
    suppressedRules: written.map(({ rule }) => rule),
  };
}
