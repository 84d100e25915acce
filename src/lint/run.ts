import type { MarkdownDocument } from '../markdown/document.ts';
import type { Source } from '../markdown/source.ts';
import type { Message } from '../message.ts';
import { knownPartOf, type KnownPostmortem } from '../postmortem/known-part.ts';
import { readPostmortem, type Reading } from '../postmortem/read-postmortem.ts';
import type { LintEnvironment, Questions, Rule } from '../rule.ts';
import { rules } from '../rules/index.ts';
import type { Settings } from '../settings.ts';
import { applySuppressions, judgeSuppressions } from './apply-suppressions.ts';
import { lintDocument, lintRepository, lintSuppressions } from './lint.ts';
import { settingsByPath } from './overrides.ts';
import { byPosition } from './report.ts';
import { readSuppressions } from './suppressions.ts';

/** What is known of a document that was read and checked by itself. Plain JSON, so that it can be kept in a file. */
export interface DocumentCheck {
  known: KnownPostmortem;
  /** Numbers of timeline entries and of tasks that were read. */
  entries: number;
  tasks: number;
  /** By line, column and rule. */
  messages: Message[];
  /** Ids of the rules that it suppresses. */
  suppressed: string[];
}

/** A document that was checked, with what it was read as. */
export interface CheckedDocument {
  document: MarkdownDocument;
  reading: Reading;
  check: DocumentCheck;
}

/** A document that was checked together with the others. */
export interface CheckedFile {
  /** Relative to the root, `/` as separator. */
  path: string;
  source: Source;
  /** Numbers of timeline entries and of tasks that were read. */
  entries: number;
  tasks: number;
  /** By line, column and rule. */
  messages: Message[];
}

/** The result of one run of the checks: the input of a reporter. */
export interface Run {
  /** By path. */
  files: CheckedFile[];
  rules: readonly Rule[];
}

/** Checks documents each by itself; `questions` is filled with what the messages depend on besides the document. */
export type Checker = (document: MarkdownDocument, questions?: Questions) => CheckedDocument;

/** Prepare to check documents: reading one is a function of its text, its path, the settings and the environment. */
export function createChecker(settings: Settings, environment: LintEnvironment): Checker {
  const settingsOf = settingsByPath(settings);
  return (document, questions) => {
    const reading = readPostmortem(document, settings);
    const { postmortem } = reading;
    const { messages, suppressed } = lintAlone(document, postmortem, [], settingsOf(document.path), {
      ...environment,
      ...(questions && { questions }),
    });
    const known = knownPartOf(postmortem);
    const { length: entries } = postmortem.timeline;
    const { length: tasks } = postmortem.tasks;
    return { document, reading, check: { known, entries, tasks, messages, suppressed } };
  };
}

/**
 * Bring together what was found in each document with what the rules across documents find.
 *
 * @param others Further documents, which the rules across documents know but which are not reported.
 * @param parse Called for the few documents that suppress what is found across documents.
 */
export async function conclude(
  checked: readonly { source: Source; check: DocumentCheck }[],
  others: readonly KnownPostmortem[],
  settings: Settings,
  environment: LintEnvironment,
  parse: (source: Source) => Promise<MarkdownDocument>,
): Promise<Run> {
  const settingsOf = settingsByPath(settings);
  const postmortems = [...checked.map(({ check }) => check.known), ...others];
  const together = lintRepository(postmortems, rules, settings, settingsOf, environment);
  const files: CheckedFile[] = [];
  for (const { source, check } of checked) {
    const { path } = source;
    const { entries, tasks } = check;
    const found = together.get(path) ?? [];
    const messages = found.some(({ ruleId }) => check.suppressed.includes(ruleId))
      ? checkTogether(await parse(source), found, settings, settingsOf(path), environment)
      : addMessages(check, found);
    files.push({ path, source, entries, tasks, messages });
  }
  return { files, rules };
}

/** Read and check parsed documents, each by itself and all together. */
export function checkDocuments(
  documents: readonly MarkdownDocument[],
  settings: Settings,
  environment: LintEnvironment,
): (CheckedDocument & { messages: Message[] })[] {
  const checkAlone = createChecker(settings, environment);
  const checked = documents.map((document) => checkAlone(document));
  const settingsOf = settingsByPath(settings);
  const postmortems = checked.map(({ check }) => check.known);
  const together = lintRepository(postmortems, rules, settings, settingsOf, environment);
  return checked.map((one) => {
    const { path } = one.document;
    const found = together.get(path) ?? [];
    const messages = found.some(({ ruleId }) => one.check.suppressed.includes(ruleId))
      ? checkTogether(one.document, found, settings, settingsOf(path), environment)
      : addMessages(one.check, found);
    return { ...one, messages };
  });
}

function addMessages({ messages }: DocumentCheck, found: readonly Message[]): Message[] {
  return found.length === 0 ? messages : [...messages, ...found].toSorted(byPosition);
}

function checkTogether(
  document: MarkdownDocument,
  together: readonly Message[],
  settings: Settings,
  ownSettings: Settings,
  environment: LintEnvironment,
): Message[] {
  const { postmortem } = readPostmortem(document, settings);
  return lintAlone(document, postmortem, together, ownSettings, environment).messages;
}

/** @param together The messages of the rules that check all documents together. */
function lintAlone(
  document: MarkdownDocument,
  postmortem: Reading['postmortem'],
  together: readonly Message[],
  settings: Settings,
  environment: LintEnvironment,
): Pick<DocumentCheck, 'messages' | 'suppressed'> {
  const found = [...lintDocument(document, postmortem, rules, settings, environment), ...together];
  const written = readSuppressions(document);
  const remaining = applySuppressions(found, written, rules);
  const suppressions = judgeSuppressions(written, remaining, rules, postmortem, environment);
  const messages = [...remaining.kept, ...lintSuppressions(suppressions, postmortem, rules, settings)];
  return {
    messages: messages.toSorted(byPosition),
    suppressed: written.map(({ rule }) => rule),
  };
}
