import type { YAMLError } from 'yaml';
import { findIndentation } from './yaml-indentation.ts';
import { isContent, lineAt, linesOf, type Trial, type YamlLine } from './yaml-lines.ts';
import { inserting, type TextFault } from './yaml-fault.ts';

/**
 * Find the one change that makes YAML readable beyond an error.
 *
 * @param errors The first error, and others that yaml reports at the same place.
 * @param removes Whether edits leave no error up to the last line that they change, or some lines further.
 */
export function findRepair(
  text: string,
  errors: readonly YAMLError[],
  removes: Trial['removes'],
): TextFault | undefined {
  const lines = linesOf(text);
  const places = [...new Set(errors.flatMap(({ pos }) => pos).map((offset) => lineAt(lines, offset)))];
  const isUnclosed = errors.some(({ message }) => /^Missing closing|^Flow /.test(message));
  const trial = { lines, places, isUnclosed, removes };
  for (const find of finders) {
    const fault = find(trial);
    if (fault) return fault;
  }
  return undefined;
}

/** By how certain they are. */
const finders = [
  findTab,
  findMisquoted,
  findUnclosedQuote,
  findUnclosedBracket,
  findGlued,
  findIndentation,
  findContinued,
];

/** Tabs as indentation. */
function findTab({ lines, removes }: Trial): TextFault | undefined {
  const indented = lines.flatMap(({ text, start }) => {
    const [tabs = ''] = /^[ \t]*\t[ \t]*/.exec(text) ?? [];
    return tabs === '' ? [] : [{ start, end: start + tabs.length, text: tabs.replaceAll('\t', '  ') }];
  });
  const [first] = indented;
  if (!first || !removes(indented)) return undefined;
  return {
    reason: 'Unexpected tab as indentation, expected spaces',
    note: 'Indent with two spaces for each level.',
    start: first.start,
    end: first.end,
    edits: indented,
  };
}

/** A value that begins as something else than text: `"About" 35%`, `[P1] Sign-ins`, `%35`, `**bold**`. */
function findMisquoted({ lines, places, removes }: Trial): TextFault | undefined {
  for (const index of places) {
    const line = lines[index];
    if (!line || line.text.length > longestLine) continue;
    const value = valueAt(lines, index);
    const breaks = value.split('\n').length - 1;
    const last = lines[index + breaks] ?? line;
    const [first = ''] = value;
    const isLong = breaks > 0;
    if (!/^["'[{*&!|>%?,\]}@`]/.test(first) && !(isLong && value.includes(': '))) continue;
    const text = isQuote(first) ? innerText(value) : value;
    // Between double quotes, YAML joins lines as it does without quotes.
    const expected = `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
    const start = line.start + line.valueColumn;
    const { reason } = explainMisquoted(first);
    const end = isLong ? last.start + last.text.trimEnd().length : start + value.length;
    const edits = [{ start, end, text: expected }];
    if (!removes(edits)) continue;
    if (isLong) return { reason, note: 'Put quotes around all lines of it.', start, end, edits };
    return {
      reason,
      note: `Write ${line.key === undefined ? '' : `${line.key}: `}${expected}.`,
      expected,
      start,
      end,
      edits,
    };
  }
  return undefined;
}

/** A value with the lines below that continue it, without the comment behind it. */
function valueAt(lines: readonly YamlLine[], index: number): string {
  const [line, ...below] = lines.slice(index);
  if (!line) return '';
  const end = below.findIndex((other) => other.indent <= line.indent || other.key !== undefined || other.isItem);
  const more = below.slice(0, end < 0 ? undefined : end).map(({ text }) => text);
  const first = line.text.slice(line.valueColumn);
  return [first, ...more]
    .join('\n')
    .replace(/\s+#.*$/, '')
    .trimEnd();
}

function explainMisquoted(first: string): { reason: string } {
  if (isQuote(first)) return { reason: 'Unexpected quotes inside a value, expected quotes around all of it' };
  if (first === '[' || first === '{') {
    return { reason: `Unexpected text after a value in brackets, expected quotes around all of it` };
  }
  if (/[\w]/.test(first)) return { reason: 'Unexpected `: ` inside a value, expected quotes around it' };
  const mark = first === '`' ? 'backtick' : `\`${first}\``;
  return { reason: `Unexpected ${mark} at the start of a value, expected quotes around it` };
}

function isQuote(text: string): boolean {
  return text === '"' || text === "'";
}

/** `"He said "no""` without the outer quotes; `"a" and "b"` as it is, since its first quotes surround only a word. */
function innerText(value: string): string {
  const [quote = ''] = value;
  const second = value.indexOf(quote, 1);
  const closesWord = /\s|[.,;:!?)]/.test(value[second + 1] ?? '') && !/\s/.test(value[second - 1] ?? ' ');
  return value.endsWith(quote) && !closesWord ? value.slice(1, -1) : value;
}

/** A value whose quotes are never closed. */
function findUnclosedQuote({ lines, places, isUnclosed, removes }: Trial): TextFault | undefined {
  if (!isUnclosed) return undefined;
  for (const line of lines.slice(0, Math.max(...places) + 1)) {
    const value = line.text.slice(line.valueColumn).trimEnd();
    const [quote = ''] = value;
    if (!isQuote(quote) || value.slice(1).includes(quote)) continue;
    const [start, end] = [line.start + line.valueColumn, line.start + line.valueColumn + value.length];
    const edit = { start: end, end, text: quote };
    if (!removes([edit], 1)) continue;
    return inserting(edit, start, `Missing \`${quote}\`, expected one at the end of the value`, 'Close the quotes.');
  }
  return undefined;
}

const closing: Record<string, string> = { '[': ']', '{': '}' };

/** A list or a mapping in brackets that are never closed: `[a, b`. */
function findUnclosedBracket({ lines, places, isUnclosed, removes }: Trial): TextFault | undefined {
  if (!isUnclosed) return undefined;
  for (const line of lines.slice(0, Math.max(...places) + 1)) {
    const value = line.text
      .slice(line.valueColumn)
      .replace(/\s+#.*$/, '')
      .trimEnd();
    if (!/^[[{]/.test(value) || value.length > longestLine) continue;
    const open: string[] = [];
    for (const sign of value.replaceAll(/"[^"]*"|'[^']*'/g, '')) {
      if (sign in closing) open.unshift(closing[sign] ?? '');
      else if (sign === open[0]) open.shift();
    }
    const missing = open.join('');
    const [start, end] = [line.start + line.valueColumn, line.start + line.valueColumn + value.length];
    const edit = { start: end, end, text: value.endsWith('{') ? ` ${missing}` : missing };
    if (missing === '' || !removes([edit], 1)) continue;
    return inserting(
      edit,
      start,
      `Missing \`${missing}\`, expected one at the end of the value`,
      'Close the brackets.',
    );
  }
  return undefined;
}

/** A key without a space behind its colon: `title:Sign-ins fail`. */
function findGlued({ lines, places, removes }: Trial): TextFault | undefined {
  for (const line of places.flatMap((index) => lines[index] ?? [])) {
    const [, key = ''] = /^([A-Za-z_]\w*):(?=[^\s:/])/.exec(line.text.slice(line.column)) ?? [];
    const start = line.start + line.column;
    const end = start + key.length + 1;
    const edit = { start: end, end, text: ' ' };
    if (key === '' || !removes([edit])) continue;
    return inserting(edit, start, `Missing space after \`${key}:\`, expected one before the value`, 'Add a space.');
  }
  return undefined;
}

/** The second line of a value, in the column of the keys. */
function findContinued({ lines, places, removes }: Trial): TextFault | undefined {
  for (const index of places) {
    const [above, line] = [lines[index - 1], lines[index]];
    if (!above || !line || line.key !== undefined || line.isItem || !isContent(line)) continue;
    const owner = lines.slice(0, index).findLast(({ key, indent }) => key !== undefined && indent <= line.indent);
    const next = lines.slice(index).findIndex((other) => other.key !== undefined || other.isItem);
    const block = lines.slice(index, next < 0 ? undefined : index + next).filter(isContent);
    const edits = block.map(({ start }) => ({ start, end: start, text: '  ' }));
    const end = line.start + line.text.trimEnd().length;
    const reason = `Unexpected line without a key, expected it indented${owner ? ` below \`${owner.key}\`` : ''}`;
    // A single word, as in `kind: incident`, hardly goes on.
    const isProse = /\S\s+\S/.test(above.text.slice(above.valueColumn));
    if (isProse && removes(edits)) {
      return { reason, note: 'Indent a line that continues the value above it.', start: line.start, end, edits };
    }
    if (owner) {
      const note = `Indent it to continue \`${owner.key}\`, and put quotes around the whole value if it contains \`: \` or \` #\`.`;
      return { reason, note, start: line.start, end };
    }
  }
  return undefined;
}

/** On longer lines, a repair is a guess. */
const longestLine = 1000;
