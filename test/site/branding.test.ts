import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accentStyle, contrast } from '../../src/publish/accent.ts';
import { builtSite, fromDisk, openPage, withBrowser } from '../support/browser.ts';
import { casebook, folderWith } from '../support/cli.ts';
import { filesBelow } from '../support/site.ts';

withBrowser();

const postmortem = { 'postmortems/2024-03-01-a.md': '---\ntitle: A\n---\n' };
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>\n';
const look = `site:
  title: Incidents at Example
  logo: docs/logo.svg
  accent: '#f5c400'
  stylesheet: docs/own.css
  navigation: [{ title: Status, url: 'https://status.example.org' }]
  footer: Ask in \`#incidents\` & wait.
`;

test('shows a team’s logo, colour, style, links and footer on every page', async () => {
  const { site, pages } = await builtSite({
    ...postmortem,
    'casebook.yaml': look,
    'docs/logo.svg': drawing,
    'docs/own.css': 'h1 { letter-spacing: 9px } .top { display: flex }\n',
  });
  const { page, pageErrors } = await openPage({ colorScheme: 'light' });
  for (const file of pages.filter((name) => name !== '404.html')) {
    await page.goto(fromDisk(site, file));
    expect(await page.title()).toMatch(/Incidents at Example$/);
    expect(await page.evaluate('document.querySelector(".brand img").naturalWidth')).toBeGreaterThan(0);
    expect(await page.evaluate('getComputedStyle(document.querySelector("h1")).letterSpacing')).toBe('9px');
    // Yellow on white cannot be read.
    expect(await page.evaluate('getComputedStyle(document.body).getPropertyValue("--accent")')).toBe('#826800');
    expect(await page.getByRole('link', { name: 'Status' }).getAttribute('href')).toBe('https://status.example.org');
    expect(await page.locator('.foot').textContent()).toContain('Ask in `#incidents` & wait.');
  }
  expect(pageErrors).toEqual([]);
  expect((await filesBelow(site)).filter((file) => /\b(?:own|accent|logo)\b/.test(file))).toEqual([
    expect.stringMatching(/^assets\/accent\.[0-9a-f]{8}\.css$/),
    expect.stringMatching(/^assets\/own\.[0-9a-f]{8}\.css$/),
    expect.stringMatching(/^files\/logo\.[0-9a-f]{12}\.svg$/),
  ]);
});

test('has the team’s style on the page for what is not found, too', async () => {
  const { site } = await builtSite({
    ...postmortem,
    'casebook.yaml': `${look}  url: https://incidents.example.org/\n`,
    'docs/logo.svg': drawing,
    'docs/own.css': 'h1 { color: red }\n',
  });
  const html = await readFile(path.join(site, '404.html'), 'utf8');
  expect(html.match(/https:\/\/incidents\.example\.org\/(?:assets|files)\/[a-z]+/g)).toEqual(
    expect.arrayContaining([
      'https://incidents.example.org/assets/accent',
      'https://incidents.example.org/assets/own',
      'https://incidents.example.org/files/logo',
    ]),
  );
});

test.each([
  ['logo', '', 'Cannot read docs/none.svg, which `site.logo` names: there is no such file'],
  [
    'logo',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
    'Cannot show docs/none.svg, which `site.logo` names: expected an image, or an SVG that only draws',
  ],
  ['stylesheet', '', 'Cannot read docs/none.svg, which `site.stylesheet` names: there is no such file'],
])('refuses a %s that it cannot show (%#)', async (key, content, trouble) => {
  const folder = await folderWith({
    ...postmortem,
    'casebook.yaml': `site: { ${key}: docs/none.svg }\n`,
    ...(content && { 'docs/none.svg': content }),
  });
  expect(await casebook(folder, ['build'])).toEqual({ exitCode: 2, stdout: '', stderr: `casebook: ${trouble}\n` });
  expect(await filesBelow(folder)).not.toContain('_site/index.html');
});

test('says that a style sheet asks for what the site does not have', async () => {
  const folder = await folderWith({
    ...postmortem,
    'casebook.yaml': 'site: { stylesheet: own.css }\n',
    'own.css': '@import "more.css";\n',
  });
  expect(await casebook(folder, ['build'])).toMatchObject({
    exitCode: 0,
    stderr: 'casebook: own.css loads other files, which the site does not contain; put all styles into one file\n',
  });
});

test.each([
  ['accent: teal', 'casebook.yaml:1:17: Unexpected `teal` as `accent`, expected for example `#0b7a75`'],
  [
    'navigation: [{ title: A, url: "javascript:1" }]',
    'casebook.yaml:1:39: Unexpected `javascript:1` as `url`, expected for example `https://status.example.com`',
  ],
  ['edit: https://git.example.org/', 'casebook.yaml:1:15: Unexpected `https://git.example.org/` as `edit`'],
])('refuses %s at its place', async (setting, trouble) => {
  const folder = await folderWith({ ...postmortem, 'casebook.yaml': `site: { ${setting} }\n` });
  const { exitCode, stderr } = await casebook(folder, ['build']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`casebook: ${trouble}`);
});

test('makes any colour one that can be read, and keeps one that already can be', () => {
  const inks = (style: string) =>
    Array.from(style.matchAll(/--accent:(#\w{6}).*?--accent-wash:(#\w{6}).*?--on-accent:(#\w{6})/g), (found) =>
      found.slice(1).map(rgb),
    );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
      const found = inks(accentStyle(`#${number.toString(16).padStart(6, '0')}`));
      expect(found).toHaveLength(2);
      for (const [ink, wash, paper] of found) {
        if (!ink || !wash || !paper) throw new Error('no colours');
        expect(contrast(ink, paper)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(ink, wash)).toBeGreaterThanOrEqual(4.5);
      }
    }),
  );
  expect(accentStyle('#00f')).toContain('--accent:#0000ff;');
});

function rgb(hex: string): [number, number, number] {
  const part = (index: number) => Number.parseInt(hex.slice(1 + 2 * index, 3 + 2 * index), 16);
  return [part(0), part(1), part(2)];
}
