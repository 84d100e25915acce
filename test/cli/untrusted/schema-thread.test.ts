import { describe, expect, test } from 'vitest';
import { startSchemaThread, type SchemaCall } from '../../../src/host/schema-thread.ts';

const position = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };
const check = (data: unknown): SchemaCall => ({ name: 'check', parameters: [data, {}, position] });
const checkSeconds = 0.3;
const limits = { compileSeconds: 5, checkSeconds };

/** `{ allOf: [next, next] }`, forty times: 2 to the power of 40 checks of one value. */
const doubling = {
  $ref: '#/$defs/d0',
  $defs: Object.fromEntries(
    Array.from({ length: 41 }, (_, index) => [
      `d${index}`,
      index === 40
        ? { type: 'number' }
        : { allOf: [{ $ref: `#/$defs/d${index + 1}` }, { $ref: `#/$defs/d${index + 1}` }] },
    ]),
  ),
};

const long = `${'a'.repeat(40)}!`;

describe('a schema that never comes to an end is stopped', () => {
  test.each([
    [
      'a pattern',
      { properties: { x_a: { pattern: '^(a+)+$' } } },
      { x_a: long },
      'The pattern `^(a+)+$` in the schema s.json',
    ],
    [
      'a pattern of keys',
      { patternProperties: { '^(a|aa)+$': {} } },
      { [long]: 1 },
      'The pattern `^(a|aa)+$` in the schema s.json',
    ],
    [
      'a pattern in what a schema refers to',
      {
        properties: { tasks: { items: { $ref: '#/$defs/a' } } },
        $defs: { a: { propertyNames: { pattern: '(.*)*=' } } },
      },
      { tasks: [{ [long]: 1 }] },
      'The pattern `(.*)*=` in the schema s.json',
    ],
    ['references that double', doubling, 'a', 'The schema s.json'],
    [
      'items that are compared with each other',
      { uniqueItems: true },
      Array.from({ length: 30_000 }, (_, index) => ({ a: [index] })),
      'The schema s.json',
    ],
  ])('%s', async (_name, schema, data, what) => {
    const call = await startSchemaThread(JSON.stringify(schema), 's.json', limits);
    const message = `${what} takes more than ${checkSeconds} s or 512 MiB to check a.md`;
    expect(() => call('a.md', check(data))).toThrow(message);
    // No further document waits as long.
    expect(() => call('b.md', check({}))).toThrow(message);
  });

  test('the keys that it declares', async () => {
    const call = await startSchemaThread('{ "patternProperties": { "^(a+)+$": {} } }', 's.json', limits);
    expect(call('a.md', { name: 'declared', parameters: [['/a', '/b']] })).toEqual(['/a']);
    expect(() => call('a.md', { name: 'declared', parameters: [[`/${long}`]] })).toThrow(
      'The pattern `^(a+)+$` in the',
    );
  });

  test('its compilation', async () => {
    const many = {
      allOf: Array.from({ length: 20_000 }, (_, index) => ({ properties: { a: { pattern: `^${index}` } } })),
    };
    await expect(startSchemaThread(JSON.stringify(many), 's.json', { ...limits, compileSeconds: 0.3 })).rejects.toThrow(
      'The schema s.json takes more than 0.3 s or 512 MiB to be compiled',
    );
  });
});

test('a schema that refers to itself is invalid', async () => {
  const call = await startSchemaThread('{ "allOf": [{ "$ref": "#" }] }', 's.json');
  expect(() => call('a.md', check({}))).toThrow('s.json is nested too deeply, or contains a circular reference');
});

test('a schema whose validator would return a promise is invalid', async () => {
  await expect(startSchemaThread('{ "$async": true }', 's.json')).rejects.toThrow('s.json is not a JSON Schema');
});

test('findings about one document are limited in number and length', async () => {
  const schema = { items: { pattern: 'b'.repeat(5000) } };
  const call = await startSchemaThread(JSON.stringify(schema), 's.json');
  const findings = call('a.md', check(Array.from({ length: 3000 }, () => 'other'))) as { reason: string }[];
  expect(findings).toHaveLength(1000);
  expect(findings[0]?.reason).toHaveLength(2001);
});
