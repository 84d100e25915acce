import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { defaultSettings } from 'casebook';
import { expect, test } from 'vitest';
import { rulesPage } from '../../build/rules-page.ts';
import { withRules } from '../../build/rules-schema.ts';
import configSchema from '../../schema/config.schema.json' with { type: 'json' };
import { lintDocument } from '../../src/lint/lint.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import type { Rule } from '../../src/rule.ts';
import { root, temporaryFolder } from '../support/cli.ts';

test('the sample rule in CONTRIBUTING works as described', async () => {
  const text = await readFile(path.join(root, 'CONTRIBUTING.md'), 'utf8');
  const [, code = ''] = /^ *```ts\n([^]*?)^ *```$/m.exec(text) ?? [];
  const file = path.join(await temporaryFolder(), 'detection-source.ts');
  await writeFile(file, code.replaceAll("'../", `'${root}/src/`));
  const { detectionSource: rule }: { detectionSource: Rule } = await import(/* @vite-ignore */ file);

  expect(rule.examples.some(({ messages }) => messages.length > 0)).toBe(true);
  for (const { document, messages } of rule.examples) {
    const parsed = parseMarkdown({ path: 'a.md', text: document });
    const { postmortem } = readPostmortem(parsed, defaultSettings);
    const found = lintDocument(parsed, postmortem, [rule], defaultSettings, { now: '2024-08-20T09:12:00Z' });
    expect(found.map(({ place: { start }, reason }) => `${start.line}:${start.column} ${reason}`)).toEqual(messages);
  }
  expect(rulesPage([rule])).toContain(`## ${rule.id}\n\n${rule.description}`);
  expect(withRules<{ properties: { rules: object } }>(configSchema, [rule])).toHaveProperty([
    'properties',
    'rules',
    'properties',
    rule.id,
  ]);
});
