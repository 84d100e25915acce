import type { MarkdownDocument } from '../markdown/parse.ts';
import type { Message } from '../message.ts';
import { readPostmortem, type Reading } from '../postmortem/read-postmortem.ts';
import type { LintEnvironment, Rule } from '../rule.ts';
import { rules } from '../rules/index.ts';
import type { Settings } from '../settings.ts';
import { ignoreMessages } from './apply-suppressions.ts';
import { lintDocument, lintRepository } from './lint.ts';
import { settingsByPath } from './overrides.ts';

/** One document, read and checked. */
export interface CheckedFile {
  /** Relative to the root, `/` as separator. */
  path: string;
  /** Without a byte order mark; places in messages count from here. */
  text: string;
  reading: Reading;
  /** By line, column and rule. */
  messages: Message[];
}

/** Everything that one run of the checks found; what a reporter is given. */
export interface Run {
  /** By path. */
  files: CheckedFile[];
  rules: readonly Rule[];
}

/** Read and check documents: each by itself, then all of them together, then what they switch off. */
export function checkDocuments(
  documents: readonly MarkdownDocument[],
  settings: Settings,
  environment: LintEnvironment,
): Run {
  const pairs = documents.map((document) => ({ document, reading: readPostmortem(document, settings) }));
  return { files: pairs.map(checkAmong(pairs, settings, environment)), rules };
}

/** Read and check a document as if it were the only one. */
export function checkDocument(
  document: MarkdownDocument,
  settings: Settings,
  environment: LintEnvironment,
): CheckedFile {
  const pair = { document, reading: readPostmortem(document, settings) };
  return checkAmong([pair], settings, environment)(pair);
}

interface Pair {
  document: MarkdownDocument;
  reading: Reading;
}

function checkAmong(
  pairs: readonly Pair[],
  settings: Settings,
  environment: LintEnvironment,
): (pair: Pair) => CheckedFile {
  const settingsOf = settingsByPath(settings);
  const postmortems = pairs.map(({ reading }) => reading.postmortem);
  const together = lintRepository(postmortems, rules, settings, settingsOf, environment);
  return ({ document, reading }) => {
    const { path, text } = document;
    const { postmortem } = reading;
    const own = settingsOf(path);
    const alone = lintDocument(document, postmortem, rules, own, environment);
    const found = [...alone, ...(together.get(path) ?? [])];
    return { path, text, reading, messages: ignoreMessages(found, document, postmortem, rules, own, environment) };
  };
}
