import type { MarkdownDocument } from '../markdown/parse.ts';
import type { Message } from '../message.ts';
import type { Postmortem } from '../postmortem/postmortem.ts';
import { readPostmortem, type Reading } from '../postmortem/read-postmortem.ts';
import type { LintEnvironment, Rule } from '../rule.ts';
import { rules } from '../rules/index.ts';
import type { Settings } from '../settings.ts';
import { applySuppressions, judgeSuppressions } from './apply-suppressions.ts';
import { lintDocument, lintRepository, lintSuppressions } from './lint.ts';
import { settingsByPath } from './overrides.ts';
import { byPosition } from './report.ts';
import { readSuppressions } from './suppressions.ts';

/** A document that was read and checked. */
export interface CheckedFile {
  /** Relative to the root, `/` as separator. */
  path: string;
  /** Without a byte order mark; the positions of messages refer to this text. */
  text: string;
  reading: Reading;
  /** By line, column and rule. */
  messages: Message[];
}

/** The result of one run of the checks: the input of a reporter. */
export interface Run {
  /** By path. */
  files: CheckedFile[];
  rules: readonly Rule[];
}

/**
 * Read and check documents: first each by itself, then all of them together, then their suppressions.
 *
 * @param others Further documents, which the rules across documents know but which are not reported.
 */
export function checkDocuments(
  documents: readonly MarkdownDocument[],
  settings: Settings,
  environment: LintEnvironment,
  others: readonly Postmortem[] = [],
): Run {
  const inputs = documents.map((document) => readInput(document, settings));
  const settingsOf = settingsByPath(settings);
  const postmortems = [...inputs.map(({ reading }) => reading.postmortem), ...others];
  const together = lintRepository(postmortems, rules, settings, settingsOf, environment);
  const files = inputs.map((input) => {
    const { path } = input.document;
    return checkInput(input, together.get(path) ?? [], settingsOf(path), environment);
  });
  return { files, rules };
}

/** Read and check a document as if it were the only one. */
export function checkDocument(
  document: MarkdownDocument,
  settings: Settings,
  environment: LintEnvironment,
): CheckedFile {
  const input = readInput(document, settings);
  const settingsOf = settingsByPath(settings);
  const together = lintRepository([input.reading.postmortem], rules, settings, settingsOf, environment);
  return checkInput(input, together.get(document.path) ?? [], settingsOf(document.path), environment);
}

interface Input {
  document: MarkdownDocument;
  reading: Reading;
}

function readInput(document: MarkdownDocument, settings: Settings): Input {
  return { document, reading: readPostmortem(document, settings) };
}

/** @param together The messages of the rules that check all documents together. */
function checkInput(
  { document, reading }: Input,
  together: readonly Message[],
  settings: Settings,
  environment: LintEnvironment,
): CheckedFile {
  const { path, text } = document;
  const { postmortem } = reading;
  const found = [...lintDocument(document, postmortem, rules, settings, environment), ...together];
  const written = readSuppressions(document);
  const suppressed = applySuppressions(found, written, rules);
  const suppressions = judgeSuppressions(written, suppressed, rules, postmortem, environment);
  const messages = [...suppressed.kept, ...lintSuppressions(suppressions, postmortem, rules, settings)];
  return { path, text, reading, messages: messages.toSorted(byPosition) };
}
