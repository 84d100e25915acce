import { expect, test } from 'vitest';
import { contentType } from '../../src/serve/content-type.ts';
import { buildSite } from '../support/build-site.ts';

test('a browser that is served the site knows the type of each of its files', async () => {
  const { names } = await buildSite({
    'postmortems/2024-08-10-a.md': '---\ntitle: A\nowner: edge\ntasks: [{ title: B, owner: edge }]\n---\n',
    'casebook.yaml': "site: { url: 'https://i.example.org' }\n",
  });
  const types = new Map(names.map((name) => [/\.\w+$/.exec(name)?.[0] ?? name, contentType(name)]));
  expect([...types.keys()]).toEqual(expect.arrayContaining(['.html', '.css', '.js', '.csv', '.ics', '.md', '.xml']));
  expect([...types].filter(([, type]) => type === 'application/octet-stream')).toEqual([]);
});
