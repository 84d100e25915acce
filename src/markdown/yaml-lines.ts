import type { Edit } from '../edit.ts';

/** A line of YAML, without its line end. */
export interface YamlLine {
  /** Offset of its start. */
  start: number;
  text: string;
  /** The number of spaces and tabs at its start. */
  indent: number;
  /** Where the key or the item's text begins: behind `- `. */
  column: number;
  /** Whether it begins an item of a list. */
  isItem: boolean;
  /** The key, if it has one. */
  key?: string;
  /** Column of the value behind the key, or of the item's text. */
  valueColumn: number;
}

/** The place of an error, and a way to find out whether edits remove it. */
export interface Trial {
  lines: readonly YamlLine[];
  /** Indexes of the lines where the error begins and ends. */
  places: readonly number[];
  /** Whether quotes or brackets are never closed. */
  isUnclosed: boolean;
  removes: (edits: readonly Edit[], further?: number) => boolean;
}

/** The lines of a YAML text. Recognises keys in block style only. */
export function linesOf(text: string): YamlLine[] {
  const lines: YamlLine[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push(readLine(line.replace(/\r$/, ''), start));
    start += line.length + 1;
  }
  return lines;
}

function readLine(text: string, start: number): YamlLine {
  const [lead = ''] = /^[ \t]*(?:-(?: +|$))*/.exec(text) ?? [];
  const indent = /^[ \t]*/.exec(text)?.[0].length ?? 0;
  const match = /^("[^"]*"|'[^']*'|[\w.-]+):(?:[ \t]+|$)/.exec(text.slice(lead.length, lead.length + longestKey));
  const line = { start, text, indent, column: lead.length, isItem: lead.length > indent };
  return { ...line, ...(match && { key: match[1] ?? '' }), valueColumn: lead.length + (match?.[0].length ?? 0) };
}

/** The index of the line that contains an offset. */
export function lineAt(lines: readonly YamlLine[], offset: number): number {
  return Math.max(
    0,
    lines.findLastIndex(({ start }) => start <= offset),
  );
}

/** Whether a line has content. */
export function isContent({ text, indent }: YamlLine): boolean {
  return text.length > indent && text[indent] !== '#';
}

const longestKey = 200;
