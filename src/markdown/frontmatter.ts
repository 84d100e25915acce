import type { Yaml } from 'mdast';
import { isMap, isNode, isPair, isScalar, isSeq, parseDocument, type ParsedNode } from 'yaml';
import type { Position } from './position.ts';

/** The YAML at the top of a document, as data, and where each value stands. */
export interface Frontmatter {
  /** The whole block, fences included. */
  position: Position;
  /** Plain JSON; `undefined` when the YAML is broken or empty. */
  data: unknown;
  /** Value by JSON Pointer (RFC 6901), `/duration/start`. The root is the empty string. */
  positions: Record<string, Position>;
  /** What YAML itself objects to, in the order of the text. */
  faults: FrontmatterFault[];
}

/** What is wrong with the YAML, before anybody asks what it says. */
export interface FrontmatterFault {
  reason: string;
  note?: string;
  position: Position;
}

/** Read the values of a frontmatter block and where they stand in the file. */
export function readFrontmatter(
  text: string,
  node: Yaml,
  positionAt: (start: number, end: number) => Position,
): Frontmatter {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  const valueStart = start + (/^---[^\n\r]*(?:\r\n?|\n)/.exec(text.slice(start, end))?.[0].length ?? 0);
  const value = text.slice(valueStart, Math.max(valueStart, end - '---'.length));
  const at = (from: number, to: number): Position => positionAt(valueStart + from, valueStart + to);

  const document = parseDocument(value, { logLevel: 'error', prettyErrors: false });
  const faults: FrontmatterFault[] = document.errors.map((error) => ({
    ...describe(error.code, error.message, value.slice(...error.pos)),
    position: at(...clamp(error.pos, value.length)),
  }));
  const positions: Record<string, Position> = {};
  if (document.contents) collect(document.contents, '', at, positions);
  let data: unknown;
  // A document with errors still gives data, half of what was meant. An alias is another document's value
  // in this place, and ten nested ones are an attack: `maxAliasCount: 0` throws.
  if (document.errors.length === 0) {
    try {
      data = document.toJS({ maxAliasCount: 0 }) ?? undefined;
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error;
      faults.push({
        reason: 'Unexpected YAML alias, expected the value itself',
        note: 'Write the value out where it is needed, instead of `&` and `*`.',
        position: positionAt(start, end),
      });
    }
  }
  return { position: positionAt(start, end), data, positions, faults };
}

function collect(
  node: ParsedNode,
  pointer: string,
  at: (from: number, to: number) => Position,
  positions: Record<string, Position>,
): void {
  positions[pointer] = at(node.range[0], node.range[1]);
  if (isMap(node)) {
    for (const pair of node.items) {
      if (!isPair(pair) || !isScalar(pair.key)) continue;
      const key = `${pointer}/${escapePointer(String(pair.key.value))}`;
      if (isNode(pair.value)) collect(pair.value, key, at, positions);
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      if (isNode(item)) collect(item, `${pointer}/${index}`, at, positions);
    }
  }
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function clamp([from, to]: [number, number], length: number): [number, number] {
  return [Math.min(from, length), Math.min(Math.max(from, to), length)];
}

function describe(code: string, message: string, found: string): { reason: string; note?: string } {
  if (code === 'DUPLICATE_KEY') {
    return { reason: 'Unexpected second key of the same name', note: 'Keep one of the two.' };
  }
  const [first = ''] = message.split('\n');
  const detail = first.replace(/\.$/, '');
  return {
    reason: found.trim()
      ? `Unexpected \`${found.trim().split('\n')[0]}\`, expected YAML: ${lowerFirst(detail)}`
      : `Unexpected YAML: ${lowerFirst(detail)}`,
    note: 'Put quotes around a value that holds `: `, ` #`, or begins with `@`, `` ` ``, `*`, `&` or `!`.',
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
