import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { validateAction } from '@action-validator/core';
import { describe, expect, test } from 'vitest';
import { root } from '../support/cli.ts';
import { createRepository, type TestRepository } from '../support/git.ts';
import { action, runAction, type Comment } from '../support/github-action.ts';

const marker = '<!-- casebook review -->';

test('is a valid action, whose inputs reach no script but by the environment', async () => {
  expect(validateAction(await readFile(path.join(root, 'action.yml'), 'utf8')).errors).toEqual([]);
  for (const { run = '' } of action.runs.steps) expect(run).not.toContain('${{');
});

const demonstration = Object.fromEntries(
  await Promise.all(
    (await readdir(path.join(root, 'postmortems'), { recursive: true }))
      .filter((name) => name.endsWith('.md'))
      .map(async (name): Promise<[string, string]> => {
        const file = `postmortems/${name.replaceAll(path.sep, '/')}`;
        return [file, await readFile(path.join(root, file), 'utf8')];
      }),
  ),
);
const outage = 'postmortems/2024-08-10-authentication-outage.md';
const outageText = demonstration[outage] ?? '';

/** A branch of a repository with the postmortems of this one, and the event of its pull request. */
async function openPullRequest(files: Record<string, string | null>): Promise<TestRepository & { event: object }> {
  const repository = await createRepository(demonstration);
  const base = repository.git('rev-parse', 'HEAD').trim();
  repository.git('switch', '--quiet', '-c', 'feature');
  repository.commit(files);
  return { ...repository, event: { pull_request: { number: 7, base: { sha: base } } } };
}

describe.runIf(process.platform !== 'win32')('a pull request', () => {
  test('with errors fails, with each at its line, and with one comment however often it runs', async () => {
    const wrong = outageText.replace('status: closed', 'status: done').replace('- 14:50 UTC', '- 14:10 UTC');
    expect(wrong).not.toBe(outageText);
    const { folder, event, commit } = await openPullRequest({ [outage]: wrong });
    const comments: Comment[] = [];
    const first = await runAction({ folder, event, comments, inputs: { sarif: 'true' } });
    expect(first.failed).toEqual({ step: 'Fail if there are errors', exitCode: 1 });
    expect(first.log).toMatch(new RegExp(`^::error file=${outage},line=\\d+,`, 'm'));
    expect(first.log).toMatch(/^✖ \d+ documents checked: /m);
    expect(first.used).toEqual(['actions/setup-node', 'github/codeql-action/upload-sarif']);
    expect(first.summary).toContain('documents checked');
    expect(first.summary).toContain(marker);
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body.startsWith(marker)).toBe(true);
    expect(comments[0]?.body).toContain('Unexpected');

    commit({ [outage]: outageText.replace('severity: SEV1', 'severity: SEV2') });
    const second = await runAction({ folder, event, comments });
    expect(second.failed).toBeUndefined();
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toMatch(/SEV1.*SEV2/);
  });

  test('with a good postmortem passes, and the comment says what it is about', async () => {
    const added = 'postmortems/2024-08-15-orders-wait.md';
    const readme = await readFile(path.join(root, 'README.md'), 'utf8');
    const [, example = ''] = /^```md\n([^]*?)^```$/m.exec(readme) ?? [];
    const text = example.replaceAll('2024-03-01', '2024-08-15').replace('2024-03-15', '2024-09-15');
    const lines = text.split('\n');
    const late = lines.findIndex((line) => line.startsWith('- 10:05'));
    lines.splice(late - 1, 2, lines[late] ?? '', lines[late - 1] ?? '');
    const { folder, event } = await openPullRequest({ [added]: lines.join('\n') });
    const comments: Comment[] = [{ id: 1, user: { type: 'User' }, body: 'Nice' }];
    const inputs = { 'since-base': 'true', site: '_site' };
    const { failed, log } = await runAction({ folder, event, comments, inputs });
    expect(log).toContain('1 document checked, no problems');
    expect(failed).toBeUndefined();
    expect(log).toMatch(/Built \d+ incidents/);
    expect(comments).toHaveLength(2);
    expect(comments[1]?.body).toContain('Orders wait for half an hour');
  });

  test('by a stranger runs nothing of its own, loosens nothing, and writes over no comment', async () => {
    const { folder, event } = await openPullRequest({
      'casebook.yaml': 'rules: { schema: off, frontmatter: off }\n',
      'postmortems/2024-09-02-hostile.md':
        '---\ntitle: "@everyone ![](https://example.org/x.png) ::error::forged"\nkind: x\n---\n',
      '.npmrc': 'registry=https://registry.example.org\n',
      'node_modules/.bin/casebook': '#!/bin/sh\necho "Code of the pull request ran"\n',
    });
    const theirs = { id: 1, user: { type: 'User' } as const, body: `${marker}\nAll good!` };
    const comments: Comment[] = [theirs];
    const { failed, log } = await runAction({ folder, event, comments, inputs: { 'config-from-base': 'true' } });
    expect(failed).toEqual({ step: 'Fail if there are errors', exitCode: 1 });
    expect(log).toContain('Unexpected `kind` `x`');
    expect(log).not.toContain('Code of the pull request ran');
    expect(log).not.toMatch(/^::error::forged/m);
    expect(comments[0]).toEqual(theirs);
    expect(comments).toHaveLength(2);
    // In code, hosts link nothing and load nothing.
    expect(comments[1]?.body.replaceAll(/`[^`]*`/g, '')).not.toMatch(/@everyone|example\.org/);
    expect(comments[1]?.body).toContain('Rule `schema`: error → off');
  });

  test('from a fork has its review in the summary', async () => {
    const { folder, event } = await openPullRequest({ 'postmortems/2024-09-02-a.md': '---\ntitle: A\n---\n' });
    const { failed, log, summary } = await runAction({ folder, event });
    expect(failed).toBeUndefined();
    expect(log).toMatch(/^::notice title=Casebook::The review is in the summary of this job only/m);
    expect(summary).toContain(marker);
  });
});
