import { isAlias, isMap, isNode, isScalar, isSeq, type Document, type Node } from 'yaml';
import { escapePointer } from '../text/json-pointer.ts';
import type { Position, ValuePositions } from '../position.ts';
import { readSimpleYaml } from './yaml-simple.ts';
import { repairYaml } from './yaml-syntax.ts';
import type { YamlFault } from './yaml-fault.ts';

/** YAML as data, with the position of each value. */
export interface YamlReading {
  /** Plain JSON, read as if every fault with a fix were fixed; `undefined` when the YAML is broken or empty. */
  data: unknown;
  /** By JSON Pointer (RFC 6901) into `data`: `/duration/start`. The root is the empty string. */
  positions: ValuePositions;
  /** Errors of the YAML syntax, in the order of the text. */
  faults: YamlFault[];
}

/**
 * Read YAML 1.2. Never throws.
 *
 * @param value The text.
 * @param place Converts offsets in the YAML to a position in the file.
 */
export function readYaml(value: string, place: (start: number, end: number) => Position): YamlReading {
  try {
    const simple = readSimpleYaml(value, place);
    return simple ? { ...simple, faults: [] } : readAnyYaml(value, place);
  } catch (error) {
    // The input is nested too deeply for the call stack.
    if (!(error instanceof RangeError)) throw error;
    const fault = { ...tooDeep, position: place(0, 0) };
    return { data: undefined, positions: {}, faults: [fault] };
  }
}

const tooDeep = {
  reason: 'Unexpected depth of nesting, expected YAML that people can read',
  note: 'Remove nested brackets.',
};

/**
 * Read YAML with yaml, whatever it holds.
 *
 * @throws {RangeError} When values are nested too deeply for the call stack.
 */
export function readAnyYaml(value: string, place: (start: number, end: number) => Position): YamlReading {
  const { document, text, faults, isBroken, toOriginal } = repairYaml(value);
  // In the file, the YAML does not begin at offset 0.
  const offset = place(0, 0).start.offset;
  const at = (from: number, to: number): Position => {
    // yaml extends a collection or a block to the start of the next value.
    const length = text.slice(from, to).trimEnd().length;
    return place(toOriginal(Math.min(from, text.length)), toOriginal(Math.min(from + length, text.length)));
  };
  return {
    // A document with errors still yields data, but only half of it.
    data: isBroken ? undefined : (document.toJS({ maxAliasCount: 0 }) ?? undefined),
    positions: collectPositions(document, at),
    faults: faults
      .map(({ start, end, edits, ...fault }): YamlFault => ({
        ...fault,
        position: place(start, end),
        ...(edits && { fix: edits.map((edit) => ({ ...edit, start: edit.start + offset, end: edit.end + offset })) }),
      }))
      .toSorted((a, b) => a.position.start.offset - b.position.start.offset),
  };
}

type At = (from: number, to: number) => Position;

function collectPositions(document: Document, at: At): ValuePositions {
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
