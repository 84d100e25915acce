import { isAlias, isScalar, visit, type Document, type Pair, type YAMLError } from 'yaml';
import { replacing, type TextFault } from './yaml-fault.ts';

/** Whether an error is about a second key, which does not keep YAML from being read. */
export function isDuplicate({ code }: YAMLError): boolean {
  return code === 'DUPLICATE_KEY';
}

/** Explain an error that has no single fix. */
export function explain({ code, message, pos: [start, end] }: YAMLError): TextFault {
  if (message.startsWith('Unexpected block-seq-ind')) {
    return {
      reason: 'Unexpected `- ` behind a key, expected a list below the key, or text in quotes',
      note: 'Begin the list on the next line, or put quotes around the text.',
      start,
      end,
    };
  }
  return {
    reason: `Unexpected YAML: ${lowerFirst(message.replace(/(?:; please use YAML\.parseAllDocuments\(\))?\.?(?:\n[^]*)?$/, ''))}`,
    note:
      notes[code] ??
      'Put quotes around a value that contains `: ` or ` #`, or begins with `@`, `[`, `{`, `*`, `&`, `!` or a backtick.',
    start,
    end,
  };
}

const indent = 'Indent the keys of one mapping alike, and all lines that continue a value more than its key.';
const notes: Partial<Record<YAMLError['code'], string>> = {
  BAD_INDENT: indent,
  BLOCK_AS_IMPLICIT_KEY: indent,
  MULTILINE_IMPLICIT_KEY: indent,
  MISSING_CHAR: 'Write `key: value` on each line, close quotes and brackets, and indent lines that continue a value.',
  TAB_AS_INDENT: 'Indent with spaces.',
};

/** Explain the second of two identical keys. */
function explainTwice({ pos: [start] }: YAMLError, text: string): TextFault {
  const key = /^[^:\n]*/.exec(text.slice(start))?.[0].trim() ?? '';
  return {
    reason: `Unexpected second \`${key}\`, expected each key once`,
    note: 'Keep one of the two.',
    start,
    end: start + key.length,
  };
}

/** Nobody reads more of the same. */
const mostFaults = 100;

/**
 * Find what YAML reads without an error, but not as intended: `ticket: #123` as an empty value with a comment,
 * `title: !important` as a tag, `title: &c` as an anchor, `*now*` as an alias. Duplicate keys as well.
 */
export function findMisread(document: Document, text: string): TextFault[] {
  const { aliases, anchors } = namesIn(document);
  const faults = document.errors.filter(isDuplicate).map((error) => explainTwice(error, text));
  let hasAlias = false;
  visit(document, {
    Alias(_key, { source, range }) {
      const [start = 0, end = 0] = range ?? [];
      if (!anchors.has(source) && faults.length < mostFaults) faults.push(misread(text, start, end));
      // Ten nested aliases are an attack by exponential growth, so aliases are not allowed: one message for all.
      else if (anchors.has(source) && !hasAlias) faults.push({ ...aliasFault(source), start, end });
      hasAlias ||= anchors.has(source);
    },
    Scalar(_key, { anchor, tag, range }) {
      const [from = 0, end = 0] = range ?? [];
      const mark = anchor !== undefined && !aliases.has(anchor) ? `&${anchor}` : tag?.startsWith('!') ? tag : undefined;
      const start = mark === undefined ? -1 : text.lastIndexOf(mark, from);
      // Each looks at its whole line, of which a hostile one has thousands.
      if (start >= 0 && faults.length < mostFaults) faults.push(misread(text, start, end));
    },
    Pair(_index, pair: Pair) {
      const fault = findSwallowed(pair, text);
      if (fault) faults.push(fault);
    },
  });
  return faults;
}

function namesIn(document: Document): Record<'aliases' | 'anchors', Set<string>> {
  const [aliases, anchors] = [new Set<string>(), new Set<string>()];
  visit(document, {
    Node(_key, node) {
      if (isAlias(node)) aliases.add(node.source);
      else if (node.anchor !== undefined) anchors.add(node.anchor);
    },
  });
  return { aliases, anchors };
}

function misread(text: string, start: number, end: number): TextFault {
  const value = text.slice(start, end).trimEnd();
  const expected = JSON.stringify(value.replaceAll(/\s+/g, ' '));
  return replacing({
    reason: `Unexpected \`${value.slice(0, 1)}\` at the start of a value, expected quotes around it`,
    note: `Write ${expected}.`,
    expected,
    start,
    end: start + value.length,
  });
}

function aliasFault(source: string): { reason: string; note: string } {
  return {
    reason: `Unexpected YAML alias \`*${source}\`, expected the value itself`,
    note: 'Write the value out where it is needed, instead of `&` and `*`.',
  };
}

/** `ticket: #123`, which YAML reads as an empty value with a comment. */
function findSwallowed(pair: Pair, text: string): TextFault | undefined {
  if (!isScalar(pair.key) || !isScalar(pair.value) || pair.value.value !== null) return undefined;
  const from = pair.key.range?.[1] ?? 0;
  const [, gap = '', comment = ''] = /^(:[ \t]+)(#\S[^\r\n]*)/.exec(text.slice(from)) ?? [];
  if (comment === '') return undefined;
  const value = comment.trimEnd();
  const expected = JSON.stringify(value);
  const start = from + gap.length;
  return replacing({
    reason: `Unexpected comment \`${value}\` as a value, expected quotes around it`,
    note: `Write ${String(pair.key.value)}: ${expected}; without quotes YAML skips the text after \` #\`.`,
    expected,
    start,
    end: start + value.length,
  });
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
