import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import schema from '../../schema/postmortem.schema.json' with { type: 'json' };
import { presetNames } from '../../src/drafts/preset-names.ts';
import { sourceOf } from '../../src/drafts/presets.ts';
import { casebook, folderWith, root } from '../support/cli.ts';

const name = 'postmortems/2024-08-20-orders-wait.md';
const stated = ['new', 'Orders wait', '--author', 'ann'];

async function written(files: Record<string, string>, args: string[], file = name): Promise<string> {
  const folder = await folderWith({ 'README.md': '', ...files });
  expect(await casebook(folder, args)).toMatchObject({ exitCode: 0, stderr: '' });
  return readFile(path.join(folder, file), 'utf8');
}

test('begins a draft that is clean, and that lint leads through the rest', async () => {
  const folder = await folderWith({ 'README.md': '' });
  const { exitCode, stdout } = await casebook(
    folder,
    [...stated, '--severity', 'P2', '--service', 'orders', '--start', '08:50'],
    {
      timeZone: 'Europe/Berlin',
    },
  );
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringContaining(`Created ${name}\n`) });
  expect(await readFile(path.join(folder, name), 'utf8')).toContain(
    [
      '---',
      'title: Orders wait',
      'status: draft',
      'severity: SEV2',
      'services: [orders]',
      'timezone: Europe/Berlin',
      'duration:',
      '  start: 2024-08-20 08:50',
      '  end:',
      'impact: # Who noticed what, in a sentence or two; none if nobody did',
      'root_cause: # Why it happened, in a sentence',
      'authors: [ann]',
      '---',
      '',
      '# Orders wait',
    ].join('\n'),
  );
  expect((await casebook(folder, ['lint'])).stdout).toMatch(/^✔ 1 document checked, no problems\n/);
  const inReview = await casebook(folder, ['lint', '--as', 'in_review', '--format', 'concise']);
  expect(inReview.exitCode).toBe(1);
  for (const missing of [
    'Missing `impact`',
    'empty section `Summary`',
    'Missing `tasks`',
    'Unexpected placeholder `TODO`',
  ]) {
    expect(inReview.stdout).toContain(missing);
  }
});

describe.each(presetNames)('the preset %s', (preset) => {
  test.each([
    [[]],
    [
      [
        '--severity',
        'SEV1',
        '--service',
        'a',
        '--service',
        'b',
        '--start',
        '08:50',
        '--detected',
        '2024-08-20 09:00 UTC',
        '--kind',
        'security',
      ],
    ],
  ])('is clean as a draft with %j', async (options) => {
    const folder = await folderWith({ 'README.md': '' });
    await casebook(folder, ['new', 'Orders: "wait" #1', '--author', 'ann', '--preset', preset, ...options]);
    expect((await casebook(folder, ['lint'])).stdout).toMatch(/^✔ 1 document checked, no problems\n/);
    const as = await casebook(folder, ['lint', '--as', 'in_review', '--format', 'concise']);
    // Sections have the names by which rules know them.
    expect(as.stdout).not.toMatch(/Missing section|expected a heading/);
  });
});

test('writes the first entries of the timeline, and the day of the incident into the name', async () => {
  const text = await written(
    {},
    [...stated, '--start', '23:50', '--detected', '00:05'],
    'postmortems/2024-08-19-orders-wait.md',
  );
  expect(text).toContain(
    '- 23:50 `started` TODO: what users noticed\n- 2024-08-20 00:05 `detected` TODO: how it was detected\n',
  );
  expect(text).toContain('  start: 2024-08-19 23:50\n');
});

describe("a team's own template", () => {
  const template = [
    '---',
    'title: <title>',
    'severity: TODO',
    'team: payments',
    'duration: { start: YYYY-MM-DD HH:MM }',
    '---',
    '# [Title]',
    '',
    '{{date}} {{severity}} {{service}} `{{ .Values.image }}`',
    '',
  ].join('\r\n');

  test('is filled in by its placeholders, and by the fields of its frontmatter', async () => {
    const schemaFile = JSON.stringify({ properties: { team: { type: 'string' } } });
    const files = {
      'casebook.yaml': 'timezone: UTC\nschema: ours.json\n',
      'ours.json': schemaFile,
      'postmortems/_template.md': `\uFEFF${template}`,
    };
    expect(await written(files, [...stated, '--severity', 'SEV1', '--service', 'a', '--start', '09:00'])).toBe(
      [
        '---',
        'title: Orders wait',
        'severity: SEV1',
        'team: payments',
        'services: [a]',
        'duration: { start: 2024-08-20 09:00 }',
        'authors: [ann]',
        '---',
        '# Orders wait',
        '',
        '2024-08-20 SEV1 a `{{ .Values.image }}`',
        '',
        '## Timeline',
        '',
        '- 09:00 `started` TODO: what users noticed',
        '',
      ].join('\r\n'),
    );
  });

  test.each([
    ['title: {{title}}', 'title: "A: \\"b\\""'],
    ['title: Incident {{title}}', 'title: \'Incident A: "b"\''],
    ['title: "{{title}}"', 'title: "A: \\"b\\""'],
    ["title: 'The {{title}}'", 'title: \'The A: "b"\''],
    ['title: A\ntags: [x, {{kind}}]', 'tags: [x, security]'],
  ])('keeps YAML valid: %s', async (line, filled) => {
    const files = { 'casebook.yaml': 'timezone: UTC\n', 'postmortems/_template.md': `---\n${line}\n---\n# A\n` };
    const folder = await folderWith(files);
    await casebook(folder, ['new', 'A: "b"', '--author', 'ann', '--kind', 'security']);
    const text = await readFile(path.join(folder, 'postmortems/2024-08-20-a-b.md'), 'utf8');
    expect(text).toContain(line.startsWith('title: A\n') ? filled : 'title: ');
    expect((await casebook(folder, ['lint', '--format', 'concise'])).stdout).toMatch(/^✔ 1 document/);
  });

  test('is chosen by severity and kind, from the configuration or by its name', async () => {
    const files = {
      'casebook.yaml':
        'templates:\n  - { file: t/security.md, kinds: [security] }\n  - { file: t/severe.md, severities: [P1] }\n  - t/other.md\n',
      't/security.md': '# S\n',
      't/severe.md': '# V\n',
      't/other.md': '# O\n',
    };
    expect(await written(files, [...stated, '--kind', 'security', '--severity', 'SEV1'])).toContain('\n# S\n');
    expect(await written(files, [...stated, '--severity', 'SEV1'])).toContain('\n# V\n');
    expect(await written(files, [...stated])).toContain('\n# O\n');
    expect(await written(files, [...stated, '--template', 't/security.md'])).toContain('\n# S\n');
    expect(await written(files, [...stated, '--preset', 'howie'])).toContain('\n## Background\n');
    const named = {
      'postmortems/_template.md': '# O\n',
      'templates/template-security.md': '# S\n',
      'templates/postmortem-template.p1.md': '# V\n',
    };
    expect(await written(named, [...stated, '--kind', 'security'])).toContain('\n# S\n');
    expect(await written(named, [...stated, '--severity', 'SEV1'])).toContain('\n# V\n');
    expect(await written(named, [...stated])).toContain('\n# O\n');
  });

  test('is checked by lint, at its own positions', async () => {
    const folder = await folderWith({
      'casebook.yaml': 'timezone: UTC\ntemplates: t/template.md\n',
      't/template.md': '---\ntitle: {{titel}}\nseverty: {{severity}}\n---\n# {{title}}\n',
      [name]: '---\ntitle: A\n---\n',
    });
    const { exitCode, stdout } = await casebook(folder, ['lint', '--format', 'concise']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      't/template.md:2:8: error Unexpected placeholder `{{titel}}`, expected `{{title}}` [placeholder]\n',
    );
    expect(stdout).toContain('t/template.md:3:1: ');
    expect(await casebook(folder, stated)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'casebook: t/template.md:2: Unknown placeholder {{titel}}; did you mean {{title}}?\n',
    });
    // Named documents are what the user asks about.
    expect((await casebook(folder, ['lint', name])).exitCode).toBe(0);
  });
});

test.each([
  [{ [name]: 'A' }, stated, `Cannot write 2024-08-20-orders-wait.md: ${name} has that name`],
  [{}, ['new'], 'Missing title, expected casebook new "What happened"'],
  [{}, [...stated, '--severity', 'SEV9'], 'Unknown severity SEV9; expected one of SEV1, SEV2, SEV3, SEV4'],
  [{}, [...stated, '--kind', 'securty'], 'Unknown kind securty; did you mean security?'],
  [
    {},
    [...stated, '--start', '25:10'],
    'Unexpected time 25:10 of --start, expected one such as 14:32, 2024-08-10 14:32 or 14:32 UTC',
  ],
  [{}, [...stated, '--template', 'no.md'], 'Cannot find the template no.md'],
  [
    { 'casebook.yaml': 'services: [orders]\n' },
    [...stated, '--service', 'order'],
    'Unknown service order; did you mean orders?',
  ],
])('refuses with one line: %#', async (files, args, reason) => {
  const folder = await folderWith({ 'README.md': '', ...files });
  expect(await casebook(folder, args)).toMatchObject({
    exitCode: 2,
    stdout: '',
    stderr: expect.stringContaining(`casebook: ${reason}`),
  });
});

test('prints the document with --dry-run', async () => {
  const folder = await folderWith({ 'README.md': '' });
  const { stdout } = await casebook(folder, [...stated, '--dry-run']);
  expect(stdout).toMatch(/^---\ntitle: Orders wait\n/);
  expect(await casebook(folder, ['lint'])).toMatchObject({ exitCode: 2 });
});

test('places a document into the folder of its year where documents are kept so', async () => {
  const text = await written(
    { 'casebook.yaml': 'documents: docs/*/*.md\n' },
    stated,
    'docs/2024/2024-08-20-orders-wait.md',
  );
  expect(text).toContain('title: Orders wait\n');
});

describe('at a terminal', () => {
  async function typed(keys: string[]) {
    const folder = await folderWith({ 'casebook.yaml': 'timezone: UTC\nseverities: [major, minor]\n' });
    const [input, output] = [
      Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input }),
      new PassThrough(),
    ];
    output.resume();
    const running = casebook(folder, ['new', '--author', 'ann'], { terminal: { input, output } });
    for (const key of keys) {
      await setTimeout(120);
      input.write(key);
    }
    return { folder, result: await running };
  }

  test('asks for what is not stated', async () => {
    const { folder, result } = await typed([
      'Orders wait',
      '\r',
      '\u001B[B',
      '\r',
      'orders, sign-in',
      '\r',
      '09:00',
      '\r',
      '\r',
    ]);
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    const text = await readFile(path.join(folder, name), 'utf8');
    expect(text).toContain(
      'title: Orders wait\nstatus: draft\nseverity: major\nservices: [orders, sign-in]\nduration:\n  start: 2024-08-20 09:00\n',
    );
  });

  test('writes nothing if the user cancels', async () => {
    const { folder, result } = await typed(['Orders wait', '\r', '\u0003']);
    expect(result).toEqual({ exitCode: 2, stdout: '', stderr: 'casebook: cancelled, nothing was written\n' });
    expect(await casebook(folder, ['lint'])).toMatchObject({ exitCode: 2 });
  });
});

test('names the sources of presets in the manual', async () => {
  const page = await readFile(path.join(root, 'docs/start.md'), 'utf8');
  const sources = presetNames.flatMap((preset) => sourceOf(preset) ?? []);
  expect(sources.filter((source) => !page.includes(source))).toEqual([]);
  expect(sources).toHaveLength(presetNames.length - 1);
});

test('configures templates for the kinds that a postmortem may have', async () => {
  const config = JSON.parse(await readFile(path.join(root, 'schema/config.schema.json'), 'utf8'));
  expect(config.properties.templates.items.properties.kinds.items.enum).toEqual(schema.properties.kind.enum);
});
