import { stringify } from 'yaml';
import type { Edit } from '../edit.ts';
import { nearest } from '../text/typo.ts';

/** A placeholder that no value belongs to. */
export interface UnknownPlaceholder {
  /** `{{titel}}`. */
  text: string;
  /** Zero-based offset in the template. */
  offset: number;
  /** The name that is probably meant. */
  meant: string | undefined;
}

/** `{{ .Values.image }}` and `{{ $labels.job }}` of other tools are not placeholders. */
const placeholder = /\{\{ ?([a-z][a-z_]*) ?\}\}/g;

/** The placeholders of a template that have no value. */
export function unknownPlaceholders(text: string, names: readonly string[]): UnknownPlaceholder[] {
  return Array.from(text.matchAll(placeholder)).flatMap(({ 0: found, 1: name = '', index }) =>
    names.includes(name) ? [] : [{ text: found, offset: index, meant: nearest(name, names) }],
  );
}

/**
 * The edits that put values in the place of `{{title}}` and the like. In the frontmatter, values are written as YAML; in
 * the body, an unknown value becomes `TODO`, which `lint` reports from `in_review` on.
 *
 * @param text The template, without a byte order mark.
 */
export function fillEdits(text: string, values: Record<string, string | readonly string[]>): Edit[] {
  const bodyStart = /^---\r?\n[^]*?\n---[ \t]*(?:\r?\n|$)/.exec(text)?.[0].length ?? 0;
  const edits: Edit[] = [];
  for (const { index: start, 0: line } of text.matchAll(/[^\r\n]+/g)) {
    if (!line.includes('{{')) continue;
    const filled = start < bodyStart ? fillYaml(line, values) : fillProse(line, values);
    if (filled !== line) edits.push({ start, end: start + line.length, text: filled });
  }
  return edits;
}

function fillProse(line: string, values: Record<string, string | readonly string[]>): string {
  return line.replaceAll(placeholder, (found, name: string) => {
    const value = values[name];
    return value === undefined ? found : [value].flat().join(', ') || 'TODO';
  });
}

function fillYaml(line: string, values: Record<string, string | readonly string[]>): string {
  const [, head = '', value = '', comment = ''] = /^(\s*(?:- )?(?:[\w-]+:)?\s*)(.*?)(\s+#.*)?$/.exec(line) ?? [];
  const only = /^\{\{ ?([a-z][a-z_]*) ?\}\}$/.exec(value)?.[1];
  const known = only === undefined ? undefined : values[only];
  if (known !== undefined) return `${head}${yamlOf(known)}`.trimEnd() + comment;
  const isPlain = !/^["'[{|>]/.test(value);
  const filled = value.replaceAll(placeholder, (found, name: string, offset: number) => {
    const text = values[name];
    if (text === undefined) return found;
    const joined = [text].flat().join(', ');
    return isPlain ? joined : inContext(value.slice(0, offset), [text].flat());
  });
  return `${head}${isPlain ? yamlOf(filled) : filled.replace(/^\[\s*\]$/, '')}`.trimEnd() + comment;
}

/** A value between quotes, or in a flow list. */
function inContext(before: string, texts: readonly string[]): string {
  const quotes = before.replaceAll(/\\./g, '').replaceAll(/[^"']/g, '');
  const joined = texts.join(', ');
  if (quotes.startsWith('"') && quotes.length % 2 === 1) return JSON.stringify(joined).slice(1, -1);
  if (quotes.startsWith("'") && quotes.length % 2 === 1) return joined.replaceAll("'", "''");
  return texts.map((text) => (/^[\p{L}\d][\p{L}\d ._/-]*$/u.test(text) ? text : JSON.stringify(text))).join(', ');
}

/** A value of the frontmatter on one line; nothing for an unknown one. */
export function yamlOf(value: string | readonly string[]): string {
  if (value === '' || value.length === 0) return '';
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trimEnd();
}
