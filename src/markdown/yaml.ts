import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  Scalar,
  visit,
  type Document,
  type Node,
  type Pair,
  type YAMLError,
} from 'yaml';
import { escapePointer } from '../text/json-pointer.ts';
import type { Position, ValuePositions } from '../position.ts';
import type { YamlFault } from './yaml-fault.ts';
import { findUnquoted } from './yaml-quotes.ts';

/** YAML as data, with the position of each value. */
export interface YamlReading {
  /** Plain JSON; `undefined` when the YAML is broken or empty. */
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
    return readNested(value, place);
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

function readNested(value: string, place: (start: number, end: number) => Position): YamlReading {
  const at = (from: number, to: number): Position => {
    // yaml extends a collection or a block to the start of the next value.
    const length = value.slice(from, to).trimEnd().length;
    return place(Math.min(from, value.length), Math.min(from + length, value.length));
  };
  const document = parseDocument(value, { logLevel: 'error', prettyErrors: false });
  const fatal = [...syntaxFaults(document.errors, value, at), ...aliasFaults(document, at)];
  const swallowed = fatal.length === 0 ? restoreSwallowed(document, value, at) : [];
  return {
    // A document with errors still yields data, but only half of it.
    data: fatal.length === 0 ? (document.toJS({ maxAliasCount: 0 }) ?? undefined) : undefined,
    positions: collectPositions(document, at),
    faults: [...fatal, ...swallowed].toSorted((a, b) => a.position.start.offset - b.position.start.offset),
  };
}

type At = (from: number, to: number) => Position;

/**
 * Report duplicate keys, unquoted texts up to the first other error, and that error if it is the first of all: later
 * errors are usually its consequences.
 *
 * @throws {RangeError} When yaml ran out of stack, which it reports as one error among others.
 */
function syntaxFaults(errors: readonly YAMLError[], value: string, at: At): YamlFault[] {
  if (errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) throw new RangeError('values are nested too deep');
  const [twice, others] = [true, false].map((is) => errors.filter(({ code }) => (code === 'DUPLICATE_KEY') === is));
  // By position: YAML may report one text several times.
  const unquoted = new Map<number, YamlFault>();
  for (const { pos } of others ?? []) {
    const fault = unquoted.size < mostFaults ? findUnquoted(value, pos[0], at) : undefined;
    if (!fault) break;
    unquoted.set(fault.position.start.offset, fault);
  }
  const [first] = others ?? [];
  const rest = first && unquoted.size === 0 ? [explain(first, at)] : [...unquoted.values()];
  return [...(twice ?? []).map((error) => explainTwice(error, value, at)), ...rest];
}

/** More is not readable, and each search covers the whole text. */
const mostFaults = 100;

function explainTwice({ pos: [from] }: YAMLError, value: string, at: At): YamlFault {
  const key = /^[^:\n]*/.exec(value.slice(from))?.[0].trim() ?? '';
  return {
    reason: `Unexpected second \`${key}\`, expected each key once`,
    note: 'Keep one of the two.',
    position: at(from, from + key.length),
  };
}

function explain({ code, message, pos: [from, to] }: YAMLError, at: At): YamlFault {
  return {
    reason: `Unexpected YAML: ${lowerFirst(message.replace(/(?:; please use YAML\.parseAllDocuments\(\))?\.?(?:\n[^]*)?$/, ''))}`,
    note:
      code === 'TAB_AS_INDENT'
        ? 'Indent with spaces.'
        : 'Put quotes around a value that holds `: ` or ` #`, or begins with `@`, `[`, `{`, `*`, `&`, `!` or a backtick.',
    position: at(from, to),
  };
}

/** YAML reads `ticket: #123` as an empty value with a comment; restore the value that was intended. */
function restoreSwallowed(document: Document, value: string, at: At): YamlFault[] {
  const faults: YamlFault[] = [];
  visit(document, {
    Pair(_index, pair: Pair) {
      if (!isScalar(pair.key) || !isScalar(pair.value) || pair.value.value !== null) return;
      const from = pair.key.range?.[1] ?? 0;
      const match = /^(:[ \t]+)(#\S[^\r\n]*)/.exec(value.slice(from));
      if (!match) return;
      const [, gap = '', comment = ''] = match;
      const text = comment.trimEnd();
      const start = from + gap.length;
      pair.value = Object.assign(new Scalar(text), { range: [start, start + text.length, start + text.length] });
      faults.push({
        reason: `Unexpected comment \`${text}\` as a value, expected quotes around it`,
        note: `Write ${String(pair.key.value)}: ${JSON.stringify(text)}; without quotes YAML skips the text after \` #\`.`,
        expected: JSON.stringify(text),
        position: at(start, start + text.length),
      });
    },
  });
  return faults;
}

/** Ten nested aliases are an attack by exponential growth, so aliases are not allowed: one message for all. */
function aliasFaults(document: Document, at: At): YamlFault[] {
  const faults: YamlFault[] = [];
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

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
