import { parseMarkdown, type MarkdownDocument } from '../markdown/parse.ts';
import type { Source } from '../markdown/source.ts';
import { readPostmortem, type Reading } from '../postmortem/read.ts';
import type { Message } from '../message.ts';
import { rules } from '../rules/index.ts';
import type { Settings } from '../settings.ts';
import { lintDocument } from './lint.ts';

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
}

/** Read and check one document. Never throws, but see `parseMarkdown` for how long it can take. */
export function checkSource(source: Source, settings: Settings): CheckedFile {
  return checkDocument(parseMarkdown(source), settings);
}

/** The only thing to say about a document that cannot be read, and nothing else. */
export function checkUnreadable(
  source: Source,
  settings: Settings,
  unreadable: NonNullable<MarkdownDocument['unreadable']>,
): CheckedFile {
  return checkDocument({ ...parseMarkdown({ ...source, text: '' }), unreadable }, settings);
}

function checkDocument(document: MarkdownDocument, settings: Settings): CheckedFile {
  const reading = readPostmortem(document, settings);
  const messages = lintDocument(document, reading.postmortem, rules, settings);
  return { path: document.path, text: document.text, reading, messages };
}
