import { globSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { importers } from '../../../src/importers/index.ts';
import { fixtures } from '../../support/imported.ts';

const cwd = path.join(import.meta.dirname, '../../fixtures/import');

test.each(['opsgenie', 'jira', 'gitlab', 'slack'])('only the importer of %s recognises its fixtures', (tool) => {
  const files = fixtures(...globSync(`${tool}/**/*.*`, { cwd }).map((name) => name.replaceAll(path.sep, '/')));
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) {
    const claims = importers.filter(({ recognises }) => recognises(file)).map(({ name }) => name);
    expect(claims, file.path).toEqual([tool]);
  }
});
