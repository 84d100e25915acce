import { replacing, type TextFault } from './yaml-fault.ts';

/**
 * Find text that YAML misread because it has no quotes: `owner: @dev-team`, `- @alice`,
 * `title: Auth: sessions leak`, `{ title: A, ticket: #123 }`.
 *
 * @param value The YAML.
 * @param offset The offset of YAML's error.
 */
export function findUnquoted(value: string, offset: number): TextFault | undefined {
  const found = inBrackets(value, offset) ?? onLine(value, offset);
  if (!found) return undefined;
  const { text, start, key = '' } = found;
  const expected = JSON.stringify(text);
  const [first] = text;
  return replacing({
    reason:
      first === '#'
        ? `Unexpected comment \`${text}\` as a value, expected quotes around it`
        : first === '@' || first === '`'
          ? `Unexpected ${first === '@' ? '`@`' : 'backtick'} at the start of a value, expected quotes around it`
          : 'Unexpected `: ` inside a value, expected quotes around it',
    note: `Write ${key}${expected}${first === '#' ? '; without quotes YAML skips the text after ` #`' : ''}.`,
    expected,
    start,
    end: start + text.length,
  });
}

interface Unquoted {
  text: string;
  start: number;
  /** The key in front of the text, as in `owner: `. */
  key?: string;
}

/** The value of a key, or an item of a list, up to the end of its line. */
function onLine(value: string, offset: number): Unquoted | undefined {
  const from = value.lastIndexOf('\n', offset - 1) + 1;
  const line = /^[^\r\n]*/.exec(value.slice(from))?.[0] ?? '';
  const shown = line.slice(0, longestLine);
  // Keys are lower case: `- Auth: sessions: leak` is text.
  const match = /^(\s*(?:- +)*[a-z_][\w.-]*:[ \t]+|\s*[\w.-]+:[ \t]+|\s*(?:- +)+)(.*)$/.exec(shown);
  const [, lead = '', rest = ''] = match ?? [];
  const indent = lead.endsWith('- ') ? lead.length - 1 : lead.search(/[\w.]/);
  if (!match || goesOn(value.slice(from + line.length), indent)) return undefined;
  const comment = rest.search(/\s#/);
  const text = (comment < 0 ? rest : rest.slice(0, comment)).trimEnd();
  if (!/^[@`]/.test(text) && (/^[\s"'[{&*!|>%#]/.test(text) || !text.includes(': '))) return undefined;
  return { text, start: from + lead.length, key: lead.trimStart().replace(/^(?:- +)+/, '') };
}

/** An item or a value in brackets, up to its end; after a `#`, YAML only reports that a bracket is never closed. */
function inBrackets(value: string, offset: number): Unquoted | undefined {
  const before = value.slice(value.lastIndexOf('\n', offset - 1) + 1, offset);
  if (/^[@`#]/.test(value.slice(offset)) && /[[{]/.test(before.slice(0, longestLine))) {
    const [text = ''] = /^[^,\]}\r\n]*/.exec(value.slice(offset)) ?? [];
    return { text: text.trimEnd(), start: offset };
  }
  let start = 0;
  for (const line of value.slice(0, offset).split('\n')) {
    const [, lead = '', text = ''] = line.length > longestLine ? [] : (swallowing.exec(line) ?? []);
    if (/[[{]/.test(lead)) return { text, start: start + lead.length };
    start += line.length + 1;
  }
  return undefined;
}

const swallowing = /^([^#"']*[:,][ \t]+)(#[^\s,\]}]+).*[\]}]\s*$/;

/** Whether the next line is indented deeper, so that it belongs to the value. */
function goesOn(below: string, indent: number): boolean {
  return (/^\r?\n([ \t]*)[^\s#]/.exec(below)?.[1]?.length ?? 0) > indent;
}

/** On longer lines, missing quotes are unlikely to be the mistake. */
const longestLine = 1000;
