import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/config/read-config.ts';

function fault(source: string): string | undefined {
  try {
    readConfig(source, 'casebook.yaml');
  } catch (error) {
    return error instanceof Error ? error.message : undefined;
  }
  return undefined;
}

describe('services', () => {
  test('are names, or names with owner, links and aliases', () => {
    const source =
      'services:\n  - mail\n  - { name: auth, owner: "@ops", runbook: "https://a.example/b", aliases: [sign-in] }\n';
    expect(readConfig(source, 'casebook.yaml').services).toEqual([
      'mail',
      { name: 'auth', owner: '@ops', runbook: 'https://a.example/b', aliases: ['sign-in'] },
    ]);
  });

  test.each([
    ['[a, { name: b, aliases: [a] }]', '1:36: Unexpected second `a`, expected each name and alias of a service once'],
    ['[{ name: a, aliases: [b] }, b]', '1:39: Unexpected second `b`, expected each name and alias of a service once'],
    [
      '[{ name: a, aliases: [c] }, { name: b, aliases: [c] }]',
      '1:60: Unexpected second `c`, expected each name and alias of a service once',
    ],
    [
      '[{ name: a, chat: "slack://channel" }]',
      '1:29: Unexpected `slack://channel` as `chat`, expected for example `https://chat.example.com/channels/dev-team`',
    ],
    [
      '[{ name: a, runbook: "javascript:alert(1)" }]',
      '1:32: Unexpected `javascript:alert(1)` as `runbook`, expected for example `https://wiki.example.com/runbooks/authentication`',
    ],
    ['[{ name: a, ownr: b }]', '1:23: Unexpected key `ownr`, expected `owner`'],
    ['[{ owner: b }]', '1:12: Missing `name` in item 1 of `services`'],
  ])('%s is a mistake', (services, message) => {
    expect(fault(`services: ${services}\n`)).toContain(`casebook.yaml:${message}`);
  });
});

describe('facets', () => {
  test.each([
    ['[x_a, x_b]', undefined],
    ['[x_a, x_a]', '1:23: Unexpected second facet `x_a`, expected each once, with or without `x_`'],
    [
      '[services]',
      '1:18: Unexpected facet `services`, expected a field of your own: the site filters by `services` already',
    ],
    ['[authors]', '1:18: Unexpected facet `authors`, expected a field of your own'],
    [
      '[team]',
      '1:18: Unexpected facet `team`, expected a key that begins with `x_`, or one that your own `schema` declares',
    ],
  ])('%s', (facets, message) => {
    expect(fault(`site: { facets: ${facets} }\n`)).toBe(message && `casebook.yaml:${message}`);
  });

  test('may be any key if there is a schema, which is read later', () => {
    expect(fault('schema: own.json\nsite: { facets: [team] }\n')).toBeUndefined();
    expect(fault('schema: own.json\nsite: { facets: [team, x_team] }\n')).toContain('second facet `x_team`');
  });
});
