import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { casebook, folderWith } from '../support/cli.ts';

const file = 'postmortems/2024-08-10-a.md';

async function folderWithSchema(schema: unknown, frontmatter: string, more: Record<string, string> = {}) {
  return folderWith({
    'casebook.yaml': 'schema: schemas/own.json\n',
    'schemas/own.json': typeof schema === 'string' ? schema : JSON.stringify(schema),
    [file]: `---\ntitle: A\n${frontmatter}---\n`,
    ...more,
  });
}

/** `line:column reason` of every message, or standard error. */
async function said(folder: string): Promise<string | string[]> {
  const { stdout, stderr } = await casebook(folder, ['lint', '--format', 'json']);
  if (stderr) return stderr;
  const { messages } = JSON.parse(stdout).files[0];
  expect(messages.filter(({ ruleId }: { ruleId: string }) => ruleId !== 'schema')).toEqual([]);
  return messages.map(
    ({ line, column, message }: { line: number; column: number; message: string }) => `${line}:${column} ${message}`,
  );
}

test('accepts the keys that it declares, at every depth, and no others', async () => {
  const schema = {
    allOf: [{ $ref: '#/$defs/team' }],
    patternProperties: { '^jira_': { type: 'string' } },
    properties: { tasks: { items: { properties: { points: { type: 'integer' } } } } },
    $defs: { team: { properties: { team: { type: 'string' } } } },
  };
  const frontmatter = 'team: auth\njira_epic: A-1\ntasks: [{ title: A, points: 3, point: 3 }]\npoints: 3\n';
  expect(await said(await folderWithSchema(schema, frontmatter))).toEqual([
    expect.stringMatching(/^5:32 Unexpected key `point`, expected one of `title`, /),
    expect.stringMatching(/^6:1 Unexpected key `points`, expected one of `title`, /),
  ]);
});

test('reports its errors like those of the built-in schema, with its descriptions and examples', async () => {
  const schema = {
    required: ['team', 'title'],
    properties: {
      team: { type: 'string', description: 'Who was on call.', examples: ['auth'] },
      region: { enum: ['eu', 'us'] },
      cost: { type: 'number', exclusiveMinimum: 0 },
      contact: { type: 'string', format: 'email' },
      code: { type: 'string', pattern: '^[A-Z]{3}$' },
      shift: { type: 'array', uniqueItems: true, maxItems: 2 },
      sla: { anyOf: [{ type: 'number' }, { type: 'object', properties: { hours: { type: 'number' } } }] },
      level: { enum: [1, 2] },
      title: { maxLength: 3 },
    },
    anyOf: [{ required: ['ticket'] }, { required: ['chat'] }],
  };
  const frontmatter =
    'region: eur\ncost: 0\ncontact: alice\ncode: ab\nshift: [a, a, b]\nsla: { hours: no }\nlevel: 3\n';
  const folder = await folderWithSchema(schema, frontmatter);
  expect(await said(folder)).toEqual([
    '1:1 Missing `ticket` or `chat`, expected one of them',
    '1:1 Missing `team`, expected for example `auth`',
    '3:9 Unexpected `region` `eur`, expected one of `eu`, `us`',
    '4:7 Unexpected number `0` as `cost`, expected more than `0`',
    '5:10 Unexpected `alice` as `contact`, expected text in the format `email`',
    '6:7 Unexpected `ab` as `code`, expected text that matches `^[A-Z]{3}$`',
    '7:8 Unexpected list as `shift`, expected at most 2 items',
    '7:8 Unexpected list as `shift`, expected each item once',
    '8:6 Unexpected mapping of keys as `sla`, expected something else',
    '9:8 Unexpected number `3` as `level`, expected one of `1`, `2`',
  ]);
  const { stdout } = await casebook(folder, ['lint']);
  expect(stdout).toContain('  Who was on call.\n');
  expect(stdout).toContain('  Did you mean `eu`?\n');
});

test('reports an error once that the built-in schema reports as well', async () => {
  const schema = { required: ['title'], properties: { status: { enum: ['draft', 'closed'] } } };
  const folder = await folderWithSchema(schema, 'status: done\n', { [file]: '---\nstatus: done\n---\n' });
  expect(await said(folder)).toHaveLength(2);
});

test('may consist of several files of the repository', async () => {
  const schema = {
    properties: {
      team: { $ref: 'parts/team.json#/$defs/name' },
      again: { $ref: '/schemas/own.json#/properties/team' },
    },
  };
  const parts = {
    'schemas/parts/team.json': JSON.stringify({
      $id: 'https://example.org/team.json',
      $defs: { name: { $ref: '#/$defs/kind' }, kind: { $ref: '../kind.json' } },
    }),
    'schemas/kind.json': JSON.stringify({ enum: ['a', 'b'], description: 'Ours.' }),
  };
  expect(await said(await folderWithSchema(schema, 'team: c\nagain: d\n', parts))).toEqual([
    '3:7 Unexpected `team` `c`, expected one of `a`, `b`',
    '4:8 Unexpected `again` `d`, expected one of `a`, `b`',
  ]);
});

describe('is refused in one line', () => {
  const to = ($ref: string) => ({ properties: { team: { $ref } } });
  const elsewhere = (address: string) =>
    `casebook: schemas/own.json: Unexpected reference ${address}, expected a place in the schema or a file of the repository\n`;
  test.each([
    ['invalid JSON', '{ "a": }', /^casebook: schemas\/own.json is not valid JSON: [^\n]*\n$/],
    ['what is no object', '[]', 'casebook: Unexpected schema schemas/own.json, expected a JSON object\n'],
    [
      'what is no schema',
      { properties: { a: { type: 'texts' } } },
      /^casebook: schemas\/own.json is not a JSON Schema of draft 2020-12: [^\n]* at \/properties\/a\/type\n$/,
    ],
    [
      'another draft',
      { $schema: 'http://json-schema.org/draft-07/schema#' },
      /^casebook: schemas\/own.json is not a JSON Schema of draft 2020-12: [^\n]*\n$/,
    ],
    ['an address', to('https://example.org/a.json'), elsewhere('https://example.org/a.json')],
    ['an address of no scheme', to('//example.org/a.json'), elsewhere('//example.org/a.json')],
    ['a file above the root', to('../../a.json'), elsewhere('../../a.json')],
    ['the same in disguise', to('%2e%2e/%2e%2e/a.json'), elsewhere('%2e%2e/%2e%2e/a.json')],
    ['a file that is not there', to('a.json'), 'casebook: Cannot find the schema schemas/a.json\n'],
    [
      'a place that is not there',
      to('#/$defs/a'),
      /^casebook: schemas\/own.json is not a JSON Schema of draft 2020-12: [^\n]*\n$/,
    ],
    [
      'a pattern that is none',
      { properties: { a: { pattern: '(' } } },
      /^casebook: schemas\/own.json is not a JSON Schema of draft 2020-12: [^\n]*\n$/,
    ],
    [
      'a link out of the repository',
      to('link.json'),
      'casebook: Unexpected schema schemas/link.json, expected a file in the repository\n',
    ],
    ['a folder', to('/schemas'), 'casebook: Cannot read the schema schemas: EISDIR\n'],
    [
      'a reference that goes round in a circle',
      { properties: { team: { $ref: 'b.json' } } },
      'casebook: schemas/own.json is nested too deeply, or contains a circular reference\n',
    ],
    ['an address with a stray percent sign', to('%zz.json'), 'casebook: Cannot find the schema schemas/%zz.json\n'],
    [
      'what is nested without end',
      `${'{"not":'.repeat(5000)}{}${'}'.repeat(5000)}`,
      'casebook: schemas/own.json is nested too deeply\n',
    ],
  ])('%s', async (_name, schema, stderr) => {
    const folder = await folderWithSchema(schema, '', {
      'schemas/b.json': '{ "$ref": "c.json" }',
      'schemas/c.json': '{ "$ref": "b.json" }',
    });
    const outside = await folderWith({ 'a.json': '{}' });
    await symlink(path.join(outside, 'a.json'), path.join(folder, 'schemas/link.json'));
    for (const command of ['lint', 'build']) {
      const result = await casebook(folder, [command]);
      expect(result).toMatchObject({ exitCode: 2, stdout: '' });
      expect(result.stderr).toMatch(stderr);
      expect(result.stderr.trimEnd()).not.toContain('\n');
    }
  });

  test('a path above the root', async () => {
    const folder = await folderWith({ 'casebook.yaml': 'schema: ../own.json\n', [file]: '---\ntitle: A\n---\n' });
    expect(await casebook(folder, ['lint'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'casebook: Unexpected schema ../own.json, expected a file in the repository\n',
    });
  });
});
