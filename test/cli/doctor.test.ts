import { mkdir, utimes } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { casebook, folderWith } from '../support/cli.ts';
import { createRepository } from '../support/git.ts';

const document = `---
title: Sign-ins fail
services: [auth]
tasks: [{ title: Limit it, owner: dev-taem, due: 2024-08-22 }]
---
`;
const files = { 'postmortems/2024-08-10-pool.md': document };

async function doctor(extra: Record<string, string>, ...args: string[]) {
  const folder = await folderWith({ ...files, ...extra });
  const { exitCode, stdout, stderr } = await casebook(folder, ['doctor', ...args]);
  // A temporary folder is in no repository.
  const lines = stdout.split('\n').filter((line) => line !== '' && !/^\w+ +(?:Node|git|cache)/.test(line));
  return { exitCode, lines, stderr };
}

describe('casebook doctor', () => {
  test('says that all is well, and exits with 0', async () => {
    const repository = await createRepository(files);
    const { exitCode, stdout } = await casebook(repository.folder, ['doctor']);
    expect(stdout).toMatch(
      /^ok +Node 22\S* \(>=22\.12\)\nok +git \d+[.\d]+: the repository can be read\nok +configuration: none, the defaults apply, 1 document\nok +cache: not used\n$/,
    );
    expect(exitCode).toBe(0);
  });

  test('says that a folder is in no repository', async () => {
    const { exitCode, stdout } = await casebook(await folderWith(files), ['doctor']);
    expect(stdout).toContain('problem  git: Cannot read the git repository: not a git repository');
    expect(exitCode).toBe(1);
  });

  test.each([
    [
      'a glob of documents that matches nothing',
      { 'casebook.yaml': 'documents:\n  - postmortems/*.md\n  - docs/**/*.md\n  - "!**/draft.md"\n' },
      'problem  casebook.yaml:3:5 documents: docs/**/*.md matches no document; to fix it, correct the glob, or remove it (README.md and templates are no documents)',
    ],
    [
      'an override that matches nothing',
      { 'casebook.yaml': 'overrides:\n  - files: [2019*, "postmortems/2024*"]\n    rules: { task-due: off }\n' },
      'problem  casebook.yaml:2:13 overrides: 2019* matches no document; to fix it, correct the glob, which is relative to the folder of the configuration, or remove it',
    ],
    [
      'an override that excludes everything',
      { 'casebook.yaml': 'overrides:\n  - files: ["postmortems/*", "!**/*"]\n    rules: { task-due: off }\n' },
      'problem  casebook.yaml:2:12 overrides: the globs exclude every document; to fix it, remove the override, or some of !**/*',
    ],
    [
      'a template that does not pass',
      {
        'casebook.yaml': 'templates: [a.md]\n',
        'a.md': '---\ntitle: A\nseverity: SEV9\n---\n',
      },
      'problem  a.md:3 templates: Unexpected `severity` `SEV9`, expected one of `SEV1`, `SEV2`, `SEV3`, `SEV4`; to fix it, correct the template; casebook lint shows each message',
    ],
    [
      'a template that is not there',
      { 'casebook.yaml': 'templates: [a.md]\n' },
      'problem  templates: Cannot find the template a.md; to fix it, correct the path',
    ],
    [
      'services and tags that no document names',
      { 'casebook.yaml': 'services: [auth, mail]\ntags: [dns]\n' },
      'ok       casebook.yaml:1:11 services: no document names mail',
    ],
    [
      'a file of the site that is not there',
      { 'casebook.yaml': 'site: { logo: logo.svg }\n' },
      'problem  casebook.yaml:1:15 site.logo: there is no file logo.svg; to fix it, correct the path, or add the file',
    ],
    [
      'an unknown owner',
      { 'casebook.yaml': 'owners: ["@dev-team"]\n' },
      'problem  casebook.yaml:1:9 owners: unknown owner dev-taem in postmortems/2024-08-10-pool.md; to fix it, write dev-team, or add it to owners',
    ],
    [
      'an unknown service',
      { 'casebook.yaml': 'services: [orders]\n' },
      'problem  casebook.yaml:1:11 services: unknown service auth in postmortems/2024-08-10-pool.md; to fix it, add it to services',
    ],
    [
      'a schema that is not there',
      { 'casebook.yaml': 'schema: own.json\n' },
      expect.stringMatching(
        /^problem  schema: .*own\.json.*; to fix it, correct schema in the configuration, or the file$/,
      ),
    ],
    [
      'a configuration that cannot be read',
      { 'casebook.yaml': 'document: a\n' },
      expect.stringMatching(/^problem  configuration: casebook\.yaml:1:1: .*; to fix it, correct it; casebook config/),
    ],
    [
      'a stale baseline',
      { 'casebook-baseline.yaml': 'postmortems/gone.md: { task-due: 2 }\n' },
      'problem  casebook-baseline.yaml baseline: 2 accepted messages are fixed; to fix it, run casebook baseline --prune',
    ],
  ])('reports %s', async (_, extra: Record<string, string>, line) => {
    const { exitCode, lines } = await doctor(extra);
    expect(lines).toContainEqual(line);
    expect(exitCode).toBe(1);
  });

  test('finds nothing wrong with globs that match', async () => {
    const { lines } = await doctor({
      'casebook.yaml': 'documents: [postmortems, "!**/x.md"]\noverrides: [{ files: "!**/2023*", rules: {} }]\n',
    });
    expect(lines).toEqual(['ok       configuration: casebook.yaml, 1 document']);
  });

  test('reports results of versions that nobody runs any more', async () => {
    const folder = await folderWith(files);
    const old = path.join(folder, 'cache/casebook-old');
    await mkdir(old, { recursive: true });
    await utimes(old, 0, 0);
    const { stdout } = await casebook(folder, ['doctor', '--cache-location', 'cache']);
    expect(stdout).toMatch(/^problem {2}cache: 1 folder of earlier versions .*; to fix it, remove casebook-old$/m);
  });

  test('writes JSON', async () => {
    const { stdout } = await casebook(await folderWith(files), ['doctor', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      findings: [{ status: 'ok' }, { status: 'problem' }, {}, {}],
    });
  });
});
