import { location } from 'vfile-location';
import { UserError } from '../errors.ts';
import { readYaml } from '../markdown/yaml.ts';
import type { Point, Position } from '../position.ts';
import { escapePointer } from '../text/json-pointer.ts';
import type { Baseline } from './baseline.ts';
import { baselineName } from './baseline-name.ts';

const header = `# Messages that were there when checking began. casebook lint reports only what is new.
# Written by casebook baseline; casebook baseline --prune removes what is fixed.
`;

/** A baseline as text: one line for each rule of a document, sorted, so that branches merge well. */
export function baselineText(baseline: Baseline): string {
  const lines = Array.from(baseline, ([path, rules]) => [
    `${key(path)}:\n`,
    ...Array.from(rules, ([rule, number]) => `  ${key(rule)}: ${number}\n`),
  ]);
  return header + (lines.length > 0 ? lines.flat().join('') : '{}\n');
}

/**
 * Read a baseline.
 *
 * @throws {UserError} `BASELINE_INVALID`, with the position of the first error.
 */
export function readBaseline(source: string): Baseline {
  const text = source.replace(/^\uFEFF/, '');
  const places = location(text);
  const at = (offset: number): Point => ({ line: 1, column: 1, ...places.toPoint(offset), offset });
  const place = (start: number, end: number): Position => ({ start: at(start), end: at(end) });
  const fail = ({ start: { line, column } }: Position, reason: string): never => {
    throw new UserError(
      'BASELINE_INVALID',
      `${baselineName}:${line}:${column}: ${reason}; run casebook baseline to write it anew`,
    );
  };
  const { data, positions, faults } = readYaml(text, place);
  const [fault] = faults;
  if (fault) return fail(fault.position, fault.reason);
  const files = asMap(data ?? {}) ?? fail(place(0, 0), 'Unexpected content, expected a mapping from paths to rules');
  return new Map(
    Object.entries(files).map(([path, value]) => {
      const position = (pointer: string): Position => positions[pointer]?.value ?? place(0, 0);
      const pointer = `/${escapePointer(path)}`;
      const rules =
        asMap(value) ?? fail(position(pointer), 'Unexpected value, expected a mapping from rules to numbers');
      const counts = Object.entries(rules).map(([rule, number]): [string, number] => {
        if (typeof number === 'number' && Number.isSafeInteger(number) && number > 0) return [rule, number];
        return fail(position(`${pointer}/${escapePointer(rule)}`), 'Unexpected value, expected a number of messages');
      });
      return [path, new Map(counts)];
    }),
  );
}

function key(text: string): string {
  return /^[\w./][\w./-]*$/.test(text) ? text : JSON.stringify(text);
}

function asMap(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
