import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { casebook, folderWith } from '../support/cli.ts';
import { filesBelow } from '../support/site.ts';

const schema = {
  properties: { team: { title: 'Team on call', description: 'Who was paged.' } },
  patternProperties: { '^jira_': { type: 'string' } },
};
const document = (title: string, more: string): string =>
  `---\ntitle: ${title}\nstatus: draft\nduration: 2024-08-10T10:00Z/1h\n${more}\n---\n`;

const files = {
  'casebook.yaml':
    'schema: own.json\nsite: { facets: [x_region, team, x_flag] }\nrules: { schema: off, file-name: off }\n',
  'own.json': JSON.stringify(schema),
  'postmortems/2024-08-10-a.md': document(
    'Sign-ins fail',
    [
      'team: "<b>blue</b> & co"',
      'x_region: [eu-west, "us east"]',
      'jira_epic: https://jira.example.com/OPS-1',
      'x_see: [as in 2024-08-11-b, postmortems/2024-08-11-b.md, 2024-08-11-bc]',
      'x_script: "</script><script>alert(1)</script>"',
      'serverity: unheard',
    ].join('\n'),
  ),
  'postmortems/2024-08-11-b.md': document('Secret', 'visibility: restricted\nx_region: [hidden-zone]'),
  'postmortems/2024-08-12-c.md': document('Orders wait', 'x_region: [eu-west]'),
};

async function built() {
  const folder = await folderWith(files);
  expect(await casebook(folder, ['build'])).toMatchObject({ exitCode: 0, stderr: '' });
  return { folder, read: (name: string) => readFile(path.join(folder, '_site', name), 'utf8') };
}

describe('a team’s own fields', () => {
  test('are on the page of the incident, with links to the incidents that share a facet', async () => {
    const { read } = await built();
    const html = await read('incidents/2024-08-10-a.html');
    const [, section = ''] = /<section class="own-fields"[^>]*>([^]*?)<\/section>/.exec(html) ?? [];
    expect(section).toMatch(/<summary>Team on call<\/summary>\s*<span>Who was paged\.<\/span>/);
    expect(section).toContain('href="../index.html?x_team=%3Cb%3Eblue%3C%2Fb%3E%20%26%20co"');
    expect(section).toContain('&lt;b&gt;blue&lt;/b&gt; &amp; co');
    expect(section).toContain('href="../index.html?x_region=us%20east"');
    expect(section).toContain('<a href="https://jira.example.com/OPS-1">');
    expect(section).toContain('Jira epic');
    expect(section).not.toContain('<script>');
    expect(html).not.toContain('unheard');
    const index = await read('index.html');
    const selects = Array.from(
      index.matchAll(/<span>([^<]+)<\/span>\s*<select name="(x_\w+)"/g),
      ([, ...found]) => found,
    );
    expect(selects).toEqual([
      ['Region', 'x_region'],
      ['Team on call', 'x_team'],
    ]);
    expect(index).toContain('<option value="us east">us east (1)</option>');
  });

  test('are in the catalog, without those of documents that are not shown', async () => {
    const { folder, read } = await built();
    const { incidents } = JSON.parse(await read('catalog.json'));
    expect(incidents.map(({ fields }: { fields: unknown }) => fields)).toEqual([
      { x_region: ['eu-west'] },
      {
        team: '<b>blue</b> & co',
        x_region: ['eu-west', 'us east'],
        jira_epic: 'https://jira.example.com/OPS-1',
        x_see: ['2024-08-11-bc'],
        x_script: '</script><script>alert(1)</script>',
      },
    ]);
    // Nor is one named on any page, or in the search.
    const names = await filesBelow(path.join(folder, '_site'));
    const texts = await Promise.all(names.filter((name) => /\.(?:html|js|json)$/.test(name)).map(read));
    expect(texts.filter((text) => /2024-08-11-b(?!c)|hidden-zone/.test(text))).toEqual([]);
  });

  test('are found by the search, and noted by the doctor where no document has one', async () => {
    const folder = await folderWith(files);
    const { stdout } = await casebook(folder, ['find', '--format', 'json', 'us', 'east', 'blue']);
    const { incidents } = JSON.parse(stdout);
    expect(incidents).toMatchObject([{ id: '2024-08-10-a' }]);
    expect(await casebook(folder, ['find', 'hidden-zone'])).toMatchObject({ exitCode: 1 });
    expect((await casebook(folder, ['doctor'])).stdout).toContain(
      'ok       casebook.yaml:2:34 site.facets: no document has x_flag yet\n',
    );
  });

  test('that the schema does not declare are no facets', async () => {
    const wrong = await folderWith({ ...files, 'casebook.yaml': 'schema: own.json\nsite: { facets: [taem] }\n' });
    expect(await casebook(wrong, ['build'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'casebook: Unexpected facet `taem` in site.facets, expected `team`\n',
    });
  });
});
