import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultSettings } from 'casebook';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCanonicalForm } from '../../../src/lint/canonical-form.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { compareVersions, isEmptyDifference } from '../../../src/review/review-postmortem.ts';
import { root } from '../../support/cli.ts';
import { reformats } from '../../support/reformat.ts';
import { sideOf } from '../../support/review.ts';

const folder = path.join(root, 'postmortems');
const documents = readdirSync(folder).map((name) => ({
  path: `postmortems/${name}`,
  text: readFileSync(path.join(folder, name), 'utf8'),
}));

test.each(Object.entries(reformats))('is silent about %s', (_name, reformat) => {
  let written = 0;
  for (const { path: file, text } of documents) {
    const other = reformat(text, file.length);
    if (other !== text) written += 1;
    expect(compareVersions(sideOf(text, file), sideOf(other, file)), file).toSatisfy(isEmptyDifference);
  }
  expect(written).toBeGreaterThan(0);
});

test('is silent about any of them together', { timeout: 30_000 }, () => {
  const chosen = fc.uniqueArray(fc.constantFrom(...Object.keys(reformats)), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(fc.constantFrom(...documents), chosen, fc.nat(10_000), ({ path: file, text }, names, seed) => {
      const ordered = names.toSorted((a, b) => Object.keys(reformats).indexOf(a) - Object.keys(reformats).indexOf(b));
      const other = ordered.reduce((present, name) => reformats[name]?.(present, seed) ?? present, text);
      const difference = compareVersions(sideOf(text, file), sideOf(other, file));
      expect(difference).toSatisfy(isEmptyDifference);
    }),
    { numRuns: 30 },
  );
});

test('is silent about the canonical form', async () => {
  const text = `---
title: A
duration: { start: 2024-08-10T14:30Z, end: 2024-08-10T16:45Z }
---

# A

Some words.

## Timeline

**14:30** \`detected\` An alert fires.

**2:45 pm UTC** \`mitigated\` A restart
helps.

## Action items

- Add an alert for memory (Owner: @dev-team, Due: 2024-09-01)
- [x] Write tests @qa-team
`;
  const source = { path: 'postmortems/2024-08-10-a.md', text };
  const environment = { now: '2024-08-20T09:12:00Z' };
  const [canonical] = await toCanonicalForm([source], defaultSettings, environment, async (one) =>
    Promise.resolve(parseMarkdown(one)),
  );
  const other = canonical?.document.text ?? '';
  expect(other).toContain('- 14:30');
  expect(compareVersions(sideOf(text), sideOf(other))).toSatisfy(isEmptyDifference);
});
