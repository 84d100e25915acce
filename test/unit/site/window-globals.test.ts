import { glob, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { dataScript } from '../../../src/publish/data-script.ts';

/**
 * Elements with an `id` are globals of the window unless the browser has one of that name. TypeScript knows those of the
 * browser, so any other one is declared, or is read from `window`.
 */
test('scripts of the site use no globals but those of browsers', async () => {
  const files = await Array.fromAsync(glob('site/src/**/*.client.ts'));
  expect(files).toContain('site/src/main.client.ts');
  const found = await Promise.all(
    files.map(async (file) => {
      const code = (await readFile(file, 'utf8')).replaceAll(/\/\*.*?\*\/|\/\/.*/gs, '');
      return code
        .match(/\bdeclare\b|\bwindow\b|\bglobalThis\b|\bself\b|\bdefaultView\b/g)
        ?.map((use) => `${file} ${use}`);
    }),
  );
  expect(found.filter(Boolean)).toEqual([]);
});

test('scripts with data use no globals but those of browsers', () => {
  expect(dataScript('navigation', '{"outstanding":1}')).toBe(
    `dispatchEvent(new CustomEvent('casebook-navigation',{detail:{"outstanding":1}}));\n`,
  );
});
