import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { configName } from '../../src/config/config.ts';
import { readConfig } from '../../src/config/read-config.ts';
import schema from '../../schema/config.schema.json' with { type: 'json' };
import { defaultSettings } from '../../src/config/defaults.ts';
import { validateConfig } from '../../src/schema/validate.ts';
import { lintText } from '../support/lint-text.ts';
import { casebook, folderWith } from '../support/cli.ts';

const draft =
  '---\ntitle: A\nstatus: in_review\nseverity: critical\nlang: de\nservices: [a]\nduration: 2024-08-10 14:30/2024-08-10 15:00\nimpact: A\nroot_cause: A\ntasks: [{ title: Check a, ticket: A-1 }]\n---\n## Zeitleiste\n- 14:30 `handoff` `detected` A\n- 14:20 B\n- 15:00 `mitigated` `resolved` C\n';

test('every setting has a default without a file', () => {
  expect(readConfig('', configName)).toEqual(defaultSettings);
  expect(readConfig('# nothing yet\n', configName)).toEqual(defaultSettings);
});

test('a key without a value has its default', () => {
  const text = 'documents:\nseverities:\nsite: { title: }\nrules: { timeline-gap: }\noverrides:\n';
  expect(readConfig(text, configName)).toEqual(defaultSettings);
});

test('the defaults in the schema are valid', () => {
  const { site, ...others } = schema.properties;
  const defaultsIn = (properties: object) =>
    Object.entries(properties).flatMap(([key, property]) => ('default' in property ? [[key, property.default]] : []));
  const file = { ...Object.fromEntries(defaultsIn(others)), site: Object.fromEntries(defaultsIn(site.properties)) };
  expect(Object.keys(file)).toContain('timeline_headings');
  expect(Object.keys(file.site)).toContain('visibility');
  expect(validateConfig(file)).toEqual([]);
});

test('sets the documents, severities, time zone, headings, kinds and rules', () => {
  const settings = readConfig(
    `version: 1
documents: docs/incidents/*.md
severities: [{ name: critical, aliases: [P1] }, minor]
timezone: Europe/Berlin
timeline_headings: [timeline, zeitleiste]
kinds: [handoff]
rules:
  timeline-order: warn
  timeline-gap: { severity: error, max: 45 }
site: { title: Incidents at Example }
`,
    configName,
  );
  expect(settings).toMatchObject({
    documents: ['docs/incidents/*.md'],
    severities: [
      { name: 'critical', aliases: ['P1'] },
      { name: 'minor', aliases: [] },
    ],
    timezone: 'Europe/Berlin',
    rules: { 'timeline-order': { severity: 'warn' }, 'timeline-gap': { severity: 'error', options: { max: 45 } } },
    site: { title: 'Incidents at Example', visibility: 'internal' },
  });
  expect(settings.kinds).toEqual([...defaultSettings.kinds, 'handoff']);
  expect(lintText(draft, settings)).toEqual([
    '14:3 warn timeline-order: Unexpected `14:20` after `14:30`, expected the entries in order of time',
  ]);
});

test('sets the severity of a rule, also in drafts', () => {
  const text =
    '---\ntitle: A\nduration: { start: 2024-08-10T14:30Z }\n---\n## Timeline\n- 14:30 UTC A\n- 14:20 UTC B\n';
  const withRule = (severity: string) =>
    lintText(text, readConfig(`rules: { timeline-order: ${severity} }`, configName));
  expect(lintText(text)[0]).toMatch(/^7:3 warn timeline-order/);
  expect(withRule('off')).toEqual([]);
  expect(withRule('error')[0]).toMatch(/^7:3 error timeline-order/);
});

test('a document may suppress rules, but not those that all others depend on', () => {
  const text = `---\ntitle: A\nduration: { start: 2024-08-10T14:30Z }\nstatsu: draft\nignore:\n  - { rule: timeline-order, reason: Two clocks }\n  - { rule: schema, reason: No }\n---\n## Timeline\n- 14:30 UTC A\n- 14:20 UTC B\n`;
  expect(lintText(text)).toEqual([
    '4:1 error schema: Unexpected key `statsu`, expected `status`',
    '7:13 warn ignore-used: Unexpected suppression of `schema`, expected a rule that can be suppressed',
  ]);
});

test('accepts every way to write a zone, and no property name of JavaScript', () => {
  const text = '---\ntitle: A\nduration: { start: 2024-08-10 14:30 }\n---\n## Timeline\n- 14:30 A\n';
  expect(lintText(text, readConfig('timezone: UTC+2', configName))).toEqual([]);
  expect(lintText('---\ntitle: A\ntimezone: constructor\n---\n')).toHaveLength(1);
  expect(() => readConfig(`a: ${'['.repeat(20_000)}`, configName)).toThrow(
    'casebook.yaml:1:1: Unexpected depth of nesting',
  );
});

describe('reports an error in one line, with its position', () => {
  test.each([
    ['serverities: [SEV1]', '1:1: Unexpected key `serverities`, expected `severities`'],
    ['rules:\n  timeline-ordr: off', '2:3: Unexpected key `timeline-ordr`, expected `timeline-order`'],
    [
      'rules:\n  timeline-order: of',
      '2:19: Unexpected `timeline-order` `of`, expected one of `off`, `info`, `warn`, `error`',
    ],
    ['rules:\n  timeline-gap: { max: long }', '2:24: Unexpected text `long` as `max`, expected a whole number'],
    ['rules:\n  timeline-gap: { maxx: 4 }', '2:19: Unexpected key `maxx`, expected `max`'],
    [
      'timezone: CET',
      '1:11: Unexpected `CET` as `timezone`, expected `Area/City`, `UTC` or an offset such as `+02:00`',
    ],
    ['documents: []', '1:12: Unexpected empty list as `documents`, expected something in it'],
    ['- a', '1:1: Unexpected list as value, expected a mapping of keys'],
    ['title: A: B', '1:8: Unexpected `: ` inside a value, expected quotes around it'],
    ['version: 1\nversion: 1', '2:1: Unexpected second `version`, expected each key once'],
    [
      'overrides: [{ rules: {} }]',
      '1:13: Missing `files` in item 1 of `overrides`, expected for example `postmortems/2019/**`',
    ],
    [
      'overrides:\n  - files: a/**\n    rules: { timeline-ordr: off }',
      '3:14: Unexpected key `timeline-ordr`, expected `timeline-order`',
    ],
    [
      'site: { url: incidents.example.org }',
      '1:14: Unexpected `incidents.example.org` as `url`, expected for example `https://incidents.example.com`',
    ],
    [
      'severities:\n  - { name: critical, aliases: [P1] }\n  - { name: minor, aliases: [P2, P1] }',
      '3:34: Unexpected second `P1`, expected each name and alias of a severity once',
    ],
    ['severities: [SEV1, SEV1]', '1:20: Unexpected second `SEV1`, expected each name and alias of a severity once'],
    ['timezone: Europe/Amsterdm', '1:11: Unexpected `Europe/Amsterdm` as `timezone`, expected `Europe/Amsterdam`'],
    ['kinds: [Handoff]', '1:9: Unexpected `Handoff` as item 1 of `kinds`, expected for example `handoff`'],
    ['rules: { timeline-gap: { share: 1.5 } }', '1:33: Unexpected number `1.5` as `share`, expected at most `1`'],
  ])('%j', (text, message) => {
    expect(() => readConfig(text, configName)).toThrow(`${configName}:${message}`);
    expect(() => readConfig(text, configName)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });
});

test('has one line for each error, up to ten', async () => {
  const keys = Array.from({ length: 12 }, (_, index) => `zzz${index}: 1\n`).join('');
  const { exitCode, stderr } = await casebook(await folderWith({ 'casebook.yaml': keys }), ['lint']);
  expect(exitCode).toBe(2);
  const lines = stderr.trimEnd().split('\n');
  expect(lines.map((line) => line.slice(10, 45))).toEqual([
    ...Array.from({ length: 10 }, (_, index) => `casebook.yaml:${index + 1}:1: Unexpected key \`zzz`.slice(0, 35)),
    'and 2 more',
  ]);
});

test('is found in a folder above, and paths are shown relative to the working directory', async () => {
  const folder = await folderWith({
    'casebook.yaml': 'documents: [docs/**/*.md]\nrules: { frontmatter: warn }\n',
    'docs/2024-01-01-a.md': '# A\n',
    'src/deep/.keep': '',
  });
  const { exitCode, stdout } = await casebook(path.join(folder, 'src/deep'), ['lint']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('../../docs/2024-01-01-a.md:1:1\n  warn  Missing frontmatter');
});

test('stops a command with one line if it is invalid', async () => {
  const folder = await folderWith({ 'casebook.yaml': 'sites: {}\n', 'postmortems/a.md': '# A\n' });
  for (const command of ['lint', 'build']) {
    expect(await casebook(folder, [command])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'casebook: casebook.yaml:1:1: Unexpected key `sites`, expected `site`\n',
    });
  }
});

test('must be UTF-8', async () => {
  const folder = await folderWith({ 'casebook.yaml': Buffer.from('site: { title: "\xE9" }', 'latin1') });
  expect(await casebook(folder, ['config'])).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: `casebook: ${folder}/casebook.yaml is not in UTF-8\n`,
  });
});

test.each(['casebook.yml', '.casebook.yaml', '.casebook.yml'])('reads %s as well', async (name) => {
  const folder = await folderWith({ [name]: 'documents: docs/*.md\n', 'docs/2024-08-10-a.md': '---\ntitle: A\n---\n' });
  expect(await casebook(path.join(folder, 'docs'), ['lint'])).toMatchObject({ exitCode: 0, stderr: '' });
  const { stdout } = await casebook(path.join(folder, 'docs'), ['config']);
  expect(stdout).toContain(`# Effective configuration: ../${name} and the defaults\n`);
  expect(stdout).toContain(`# ../${name}:1\n`);
});

test('refuses two configurations in one folder', async () => {
  const folder = await folderWith({ 'casebook.yaml': '', '.casebook.yml': 'documents: docs/*.md\n' });
  expect(await casebook(folder, ['lint'])).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: 'casebook: Unexpected .casebook.yml beside casebook.yaml, expected one of the two\n',
  });
});

test('finds no documents outside its repository, even if a glob matches them', async () => {
  const folder = await folderWith({
    'other/a.md': '# A\n',
    'repository/casebook.yaml': 'documents: ["../other/*.md"]\n',
  });
  expect(await casebook(path.join(folder, 'repository'), ['lint'])).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: 'casebook: No postmortem matches ../other/*.md\n',
  });
});

describe('casebook config', () => {
  const text = `version: 1
documents: docs/*.md
kinds: [handoff]
rules:
  link-target: off
  timeline-gap: { max: 45 }
  timeline-order: { severity: warn }
overrides:
  - files: docs/2019-*.md
    rules: { timeline-gap: { share: 1 }, timeline-order: off }
site:
  url: https://incidents.example.org/
`;
  const shown = async (files: Record<string, string>, folder = '') =>
    (await casebook(path.join(await folderWith(files), folder), ['config'])).stdout;

  test('prints every setting and default with its origin', async () => {
    const lines = (await shown({ 'casebook.yaml': text })).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        '# Effective configuration: casebook.yaml and the defaults',
        'documents: [docs/*.md] # casebook.yaml:2',
        expect.stringMatching(/^timeline_headings: .*# default$/),
        expect.stringMatching(/^kinds: \[triggered, .*, handoff\] # default and casebook\.yaml:3$/),
        '  link-target: off # casebook.yaml:5',
        '  timeline-gap:',
        '    severity: warn # default',
        '    max: 45 # casebook.yaml:6',
        '    share: 0.25 # default',
        '  timeline-order: warn # casebook.yaml:7',
        '  timeline-range: error # default',
        'overrides: [{files: [docs/2019-*.md], rules: {timeline-gap: {share: 1}, timeline-order: off}}] # casebook.yaml:8',
        '  title: Casebook # default',
        '  url: https://incidents.example.org # casebook.yaml:12',
      ]),
    );
  });

  test('prints a valid configuration with the same meaning', async () => {
    const { rules: _rules, ...settings } = readConfig(text, configName);
    expect(readConfig(await shown({ 'casebook.yaml': text }), configName)).toMatchObject(settings);
    const { rules: _none, ...defaults } = defaultSettings;
    expect(readConfig(await shown({ 'a.md': '' }), configName)).toMatchObject(defaults);
  });

  test('prints the path of the file relative to the working directory, or that there is none', async () => {
    const lines = await shown({ 'casebook.yaml': 'kinds: [handoff]\n', 'docs/a.md': '' }, 'docs');
    expect(lines).toContain('# default and ../casebook.yaml:1');
    expect(await shown({ 'a.md': '' })).toContain('# Effective configuration: the defaults (no casebook.yaml)\n');
  });
});
