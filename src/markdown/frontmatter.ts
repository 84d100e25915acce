import type { Yaml } from 'mdast';
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLError,
} from 'yaml';
import type { Position, ValuePositions } from './position.ts';

/** The YAML at the top of a document, as data, and where each value stands. */
export interface Frontmatter {
  /** The whole block, fences included. */
  position: Position;
  /** Plain JSON; `undefined` when the YAML is broken or empty. */
  data: unknown;
  /** By JSON Pointer (RFC 6901) into `data`: `/duration/start`. The root is the empty string. */
  positions: ValuePositions;
  /** What YAML itself objects to, in the order of the text. */
  faults: FrontmatterFault[];
}

/** What is wrong with the YAML, before anybody asks what it says. */
export interface FrontmatterFault {
  reason: string;
  note?: string;
  position: Position;
}

/**
 * Read the values of a frontmatter block and where they stand in the file.
 *
 * @param text The whole file.
 * @param node The block, as remark found it.
 * @throws {RangeError} When values are nested deeper than the stack.
 */
export function readFrontmatter(
  text: string,
  node: Yaml,
  positionAt: (start: number, end: number) => Position,
): Frontmatter {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  const valueStart = start + (/^---[^\n\r]*(?:\r\n?|\n)/.exec(text.slice(start, end))?.[0].length ?? 0);
  const value = text.slice(valueStart, Math.max(valueStart, end - '---'.length));
  const at = (from: number, to: number): Position => {
    // A collection or a block goes on, for yaml, to where the next value begins.
    const length = value.slice(from, to).trimEnd().length;
    return positionAt(valueStart + Math.min(from, value.length), valueStart + Math.min(from + length, value.length));
  };

  const document = parseDocument(value, { logLevel: 'error', prettyErrors: false });
  const faults = [
    ...telling(document.errors).map((error) => ({
      ...describe(error.code, error.message),
      position: at(...error.pos),
    })),
    ...aliasFaults(document, at),
  ];
  return {
    position: positionAt(start, end),
    // A document with errors still gives data, but half of what was meant.
    data: faults.length === 0 ? (document.toJS({ maxAliasCount: 0 }) ?? undefined) : undefined,
    positions: collectPositions(document, at),
    faults: faults.toSorted((a, b) => a.position.start.offset - b.position.start.offset),
  };
}

/**
 * Keys that stand twice, and the first of all other errors: what follows it is its consequence more often than not.
 *
 * @throws {RangeError} When yaml ran out of stack, which it tells as one error among many.
 */
function telling(errors: YAMLError[]): YAMLError[] {
  if (errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) throw new RangeError('values are nested too deep');
  const first = errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  return errors.filter((error) => error === first || error.code === 'DUPLICATE_KEY');
}

/** An alias is a value that stands elsewhere, and ten that contain each other are an attack: one message for all. */
function aliasFaults(document: Document, at: (from: number, to: number) => Position): FrontmatterFault[] {
  const faults: FrontmatterFault[] = [];
  visit(document, {
    Alias(_key, alias) {
      faults.push({
        reason: `Unexpected YAML alias \`*${alias.source}\`, expected the value itself`,
        note: 'Write the value out where it is needed, instead of `&` and `*`.',
        position: at(alias.range?.[0] ?? 0, alias.range?.[1] ?? 0),
      });
      return visit.BREAK;
    },
  });
  return faults;
}

function collectPositions(document: Document, at: (from: number, to: number) => Position): ValuePositions {
  const positions: ValuePositions = {};
  const collect = (node: Node, pointer: string, key: Position | undefined): void => {
    const [from, to] = node.range ?? [0, 0];
    positions[pointer] = { value: at(from, to), ...(key && { key }) };
    if (isMap(node)) {
      for (const pair of node.items) {
        if (!isScalar(pair.key)) continue;
        const keyPosition = at(pair.key.range?.[0] ?? 0, pair.key.range?.[1] ?? 0);
        const next = `${pointer}/${escapePointer(String(pair.key.value))}`;
        if (isNode(pair.value)) collect(pair.value, next, keyPosition);
        else positions[next] = { value: keyPosition, key: keyPosition };
      }
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) {
        if (isNode(item) && !isAlias(item)) collect(item, `${pointer}/${index}`, undefined);
      }
    }
  };
  if (document.contents) collect(document.contents, '', undefined);
  return positions;
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function describe(code: string, message: string): { reason: string; note?: string } {
  if (code === 'DUPLICATE_KEY') {
    return { reason: 'Unexpected second key of the same name', note: 'Keep one of the two.' };
  }
  const [detail = ''] = message.replace(/\.$/, '').split('\n');
  return {
    reason: `Unexpected YAML: ${detail.charAt(0).toLowerCase()}${detail.slice(1)}`,
    note: 'Put quotes around a value that holds `: ` or ` #`, or begins with `@`, `*`, `&`, `!` or a backtick.',
  };
}
