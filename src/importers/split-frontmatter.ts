import { parse, TomlError } from 'smol-toml';
import { readYaml } from '../markdown/yaml.ts';

/** A text as its frontmatter and its body. */
export interface SplitText {
  /** The values; absent if there is no frontmatter, or if it cannot be read. */
  data?: Record<string, unknown>;
  /** What follows the frontmatter, byte for byte; the whole text, without a byte order mark, if there is none. */
  body: string;
  /** Why the frontmatter cannot be read, with its line in the file. It is then not in `body` either. */
  error?: string;
}

/**
 * Split a text into its frontmatter and its body: YAML between `---`, TOML between `+++`, or a JSON object. Never throws.
 *
 * @param text With any line endings, with or without a byte order mark.
 * @see https://gohugo.io/content-management/front-matter/
 */
export function splitFrontmatter(text: string): SplitText {
  const source = text.replace(/^\uFEFF/, '');
  if (source.startsWith('{')) return splitJson(source);
  const [opening, fence] = /^(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)/.exec(source) ?? [];
  if (opening === undefined || fence === undefined) return { body: source };
  const closing = fence === '---' ? /^---[ \t]*(?:\r\n|\r|\n|$(?!.))/ms : /^\+\+\+[ \t]*(?:\r\n|\r|\n|$(?!.))/ms;
  const found = closing.exec(source.slice(opening.length));
  if (!found) return { body: source };
  const value = source.slice(opening.length, opening.length + found.index);
  const body = source.slice(opening.length + found.index + found[0].length);
  const values = fence === '---' ? readYamlBlock(value) : readToml(value);
  // Prose between two thematic breaks.
  return values ? { body, ...values } : { body: source };
}

type Values = Pick<SplitText, 'data' | 'error'>;

/** Faults with one fix, such as text that lacks quotes, are read as if they were fixed. */
function readYamlBlock(value: string): Values | undefined {
  const pointAt = (offset: number) => ({ line: lineAt(value, offset), column: 1, offset });
  const { data, faults } = readYaml(value, (start, end) => ({ start: pointAt(start), end: pointAt(end) }));
  const [fault] = faults;
  if (data === undefined && fault) return { error: `${fault.reason} in line ${fault.position.start.line}` };
  return typeof data === 'string' ? undefined : asValues(data ?? {});
}

function readToml(value: string): Values {
  try {
    return asValues(parse(value));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [first = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n');
    return { error: `Unexpected TOML, expected valid TOML: ${first} in line ${error.line + 1}` };
  }
}

/** Line in the file; the fence is its first. */
function lineAt(value: string, offset: number): number {
  return value.slice(0, offset).split(/\r\n|\r|\n/).length + 1;
}

function asValues(data: unknown): Values {
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return { data: { ...data } };
  return {
    error: `Unexpected ${Array.isArray(data) ? 'list' : typeof data} as frontmatter, expected keys with values`,
  };
}

/** JSON has no fence: it ends where its braces do. Hugo's shortcodes and Jekyll's tags begin with a brace as well. */
function splitJson(source: string): SplitText {
  if (!/^\{\s*(?:"|\}\s*(?:\r|\n|$))/.test(source)) return { body: source };
  const end = endOfObject(source);
  if (end === undefined) return { body: source };
  const body = source.slice(end).replace(/^[ \t]*(?:\r\n|\r|\n)?/, '');
  try {
    return { body, ...asValues(JSON.parse(source.slice(0, end))) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { body, error: `Unexpected JSON, expected valid JSON: ${error.message.replaceAll(/\s+/g, ' ')}` };
  }
}

function endOfObject(source: string): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of source.matchAll(/"(?:\\.|[^"\\])*"|[{}]/gs)) {
    if (token === '{') depth += 1;
    if (token === '}') depth -= 1;
    if (depth === 0) return index + 1;
  }
  return undefined;
}
