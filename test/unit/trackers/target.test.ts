import { expect, test } from 'vitest';
import type { HostVariables } from '../../../src/host/io.ts';
import { findTarget, interfaceOf, type TargetFlags } from '../../../src/trackers/target.ts';

test.each<[string, string, string, string]>([
  ['git@github.com:acme/app.git', 'github', 'https://github.com', 'acme/app'],
  ['https://x-access-token:secret@github.com/acme/app', 'github', 'https://github.com', 'acme/app'],
  ['ssh://git@ssh.github.com:443/acme/app.git', 'github', 'https://github.com', 'acme/app'],
  ['ssh://git@gitlab.example.com:2222/a/b/c.git', 'gitlab', 'https://gitlab.example.com', 'a/b/c'],
  ['https://gitlab.example.com:8443/a/b/c.git/', 'gitlab', 'https://gitlab.example.com:8443', 'a/b/c'],
  ['git@acme.ghe.com:acme/app.git', 'github', 'https://acme.ghe.com', 'acme/app'],
])('the remote %s', (remote, kind, web, project) => {
  expect(findTarget({}, remote, {})).toEqual({ kind, web, project });
});

test.each([['/srv/git/app.git'], ['../app'], ['C:\\app'], ['git@work:acme/app.git']])('%s names no host', (remote) => {
  expect(() => findTarget({}, remote, {})).toThrow('Missing a code host');
});

test.each([
  ['github', 'https://github.com', 'https://api.github.com'],
  ['github', 'https://acme.ghe.com', 'https://api.acme.ghe.com'],
  ['github', 'https://git.example.com', 'https://git.example.com/api/v3'],
  ['gitlab', 'https://example.com/gitlab', 'https://example.com/gitlab/api/v4'],
] as const)('the interface of %s at %s is %s', (kind, web, address) => {
  expect(interfaceOf({ kind, web })).toBe(address);
});

test('a project below the path of a GitLab', () => {
  const flags: TargetFlags = { from: 'gitlab', hostUrl: 'https://example.com/gitlab/' };
  expect(findTarget(flags, 'https://example.com/gitlab/a/b.git', {})).toMatchObject({ project: 'a/b' });
});

const github: HostVariables = { GITHUB_TOKEN: 'one' };

/** Remote, flags, variables, and the variable whose token is sent. */
test.each<[string, TargetFlags, HostVariables, string | undefined]>([
  ['git@github.com:a/b', {}, github, 'GITHUB_TOKEN'],
  ['git@github.com:a/b', {}, { ...github, GH_TOKEN: 'two' }, 'GH_TOKEN'],
  ['git@github.com:a/b', {}, { GITHUB_TOKEN: ' ' }, undefined],
  ['git@github.com:a/b', {}, { GITLAB_TOKEN: 'one' }, undefined],
  // A clone of a stranger's server must not get it.
  ['git@github.evil.example:a/b', {}, github, undefined],
  ['git@git.example.com:a/b', { from: 'github' }, github, undefined],
  ['git@git.example.com:a/b', { hostUrl: 'https://git.example.com', from: 'github' }, github, 'GITHUB_TOKEN'],
  ['git@git.example.com:a/b', {}, { ...github, GITHUB_SERVER_URL: 'https://git.example.com' }, 'GITHUB_TOKEN'],
  [
    'git@git.example.com:a/b',
    {},
    { GH_HOST: 'git.example.com', GH_ENTERPRISE_TOKEN: 'e', GH_TOKEN: 'x' },
    'GH_ENTERPRISE_TOKEN',
  ],
  // The token of a server of one's own is none of github.com.
  ['git@github.com:a/b', {}, { ...github, GITHUB_SERVER_URL: 'https://git.example.com' }, undefined],
  [
    'git@gitlab.com:a/b',
    {},
    { GITLAB_TOKEN: 'one', CI_JOB_TOKEN: 'j', CI_SERVER_URL: 'https://gitlab.com' },
    'GITLAB_TOKEN',
  ],
  ['git@gitlab.com:a/b', {}, { CI_JOB_TOKEN: 'j', CI_SERVER_URL: 'https://gitlab.com' }, 'CI_JOB_TOKEN'],
  ['git@gitlab.com:a/b', {}, { CI_JOB_TOKEN: 'j' }, undefined],
  ['git@gitlab.evil.example:a/b', {}, { GITLAB_TOKEN: 'one' }, undefined],
])('%s with %j and %j gets %s', (remote, flags, variables, variable) => {
  expect(findTarget(flags, remote, variables).token?.variable).toBe(variable);
});

test('the ports of SSH and HTTPS differ', () => {
  const flags: TargetFlags = { from: 'gitlab', hostUrl: 'https://git.example.com:8443' };
  const target = findTarget(flags, 'ssh://git@git.example.com:2222/a/b.git', {});
  expect(target).toEqual({ kind: 'gitlab', web: 'https://git.example.com:8443', project: 'a/b' });
});

test('a token that is kept back is named', () => {
  expect(findTarget({}, 'git@gitlab.evil.example:a/b', { GITLAB_TOKEN: 'one' }).keptBack).toBe('GITLAB_TOKEN');
});
