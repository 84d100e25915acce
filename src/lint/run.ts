import type { MarkdownDocument } from '../markdown/parse.ts';
import type { Message } from '../message.ts';
import { readPostmortem, type Reading } from '../postmortem/read.ts';
import type { Rule } from '../rule.ts';
import { rules } from '../rules/index.ts';
import type { Environment, Settings } from '../settings.ts';
import { byPlace, lintDocument, lintRepository } from './lint.ts';

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

/** Read and check documents: each by itself, then all of them together. */
export function checkDocuments(
  documents: readonly MarkdownDocument[],
  settings: Settings,
  environment: Environment,
): Run {
  const files = documents.map((document) => checkAlone(document, settings, environment));
  checkTogether(files, settings);
  return { files, rules };
}

/** Read and check a document as if it were the only one. */
export function checkDocument(document: MarkdownDocument, settings: Settings, environment: Environment): CheckedFile {
  const file = checkAlone(document, settings, environment);
  checkTogether([file], settings);
  return file;
}

function checkAlone(document: MarkdownDocument, settings: Settings, environment: Environment): CheckedFile {
  const reading = readPostmortem(document, settings);
  const messages = lintDocument(document, reading.postmortem, rules, settings, environment);
  return { path: document.path, text: document.text, reading, messages };
}

function checkTogether(files: readonly CheckedFile[], settings: Settings): void {
  const found = lintRepository(
    files.map((file) => file.reading.postmortem),
    rules,
    settings,
  );
  for (const file of files) file.messages = [...file.messages, ...(found.get(file.path) ?? [])].toSorted(byPlace);
}
