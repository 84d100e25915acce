import { Readable } from 'node:stream';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { processIo } from '../../src/host/io.ts';
import { casebook, folderWith, root, temporaryFolder } from '../support/cli.ts';

const file = 'postmortems/2024-08-10-authentication-outage.md';

test('finds no problems in our own postmortems', async () => {
  expect(await casebook(root, ['lint'])).toEqual({
    exitCode: 0,
    stdout: expect.stringMatching(/^✔ \d+ documents checked, no problems\n {2}read: \d{3} entries, \d+ tasks\n$/),
    stderr: '',
  });
});

test('reports two swapped entries at the line of the lower one', async () => {
  const text = await readFile(path.join(root, file), 'utf8');
  const entry = (start: string) => new RegExp(`- ${start} UTC[^]*?(?=\\n-)`).exec(text)?.[0] ?? '';
  const [first, second] = [entry('14:40'), entry('14:50')];
  const swapped = text.replace(`${first}\n${second}`, `${second}\n${first}`);
  const line = swapped.split('\n').findIndex((candidate) => candidate.startsWith('- 14:40')) + 1;
  const above = swapped.split('\n').findIndex((candidate) => candidate.startsWith('- 14:50')) + 1;
  expect(line).toBeGreaterThan(above);

  const { exitCode, stdout, stderr } = await casebook(await folderWith({ [file]: swapped }), ['lint']);
  expect(stderr).toBe('');
  expect(exitCode).toBe(1);
  expect(stdout).toBe(`${file}:${line}:3
  error  Unexpected \`14:40 UTC\` after \`14:50 UTC\`, expected the entries in order of time  timeline-order
  ${line} │ - 14:40 UTC \`investigated\` The authentication service uses a lot of memory. More traffic than usual, or
     │   ^^^^^^^^^
  Move it above \`14:50 UTC\` on line ${above}, or correct its time.

✖ 1 document checked: 1 error
  casebook lint --fix fixes 1 of them
  read: 10 entries, 3 tasks
`);
});

test('warns in a draft, and does not fail', async () => {
  const draft =
    '---\ntitle: A\nduration: 2024-08-10T14:30Z/2024-08-10T15:30Z\n---\n## Timeline\n- 14:40 UTC A\n- 14:30 UTC B\n';
  const { exitCode, stdout } = await casebook(await folderWith({ 'postmortems/2024-08-10-a.md': draft }), ['lint']);
  expect(stdout).toContain('1 document checked: 1 warning');
  expect(exitCode).toBe(0);
});

test('checks the files and folders in its arguments', async () => {
  const folder = await folderWith({
    'docs/2024-01-01-a.md': '---\ntitle: A\n---\n',
    'docs/2024-01-02-b.md': '# B\n',
    'docs/README.md': '# Not a postmortem\n',
    'docs/_draft.md': '# Nor is this\n',
    'docs/incident-template.md': '# Nor this\n',
    'docs/_2023/2023-01-01-c.md': '# C\n',
  });
  expect(await casebook(folder, ['lint', 'docs/2024-01-01-a.md'])).toMatchObject({ exitCode: 0 });
  const { exitCode, stdout } = await casebook(folder, ['lint', 'docs']);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('docs/2024-01-02-b.md:1:1\n  error  Missing frontmatter');
  expect(stdout).toContain('3 documents checked: 2 errors');
});

describe('reports only the named files, and knows all configured documents', () => {
  const files = {
    'postmortems/2024-09-12-a.md': '---\ntitle: A\nstatus: in_review\nkind: outage\n---\n',
    'postmortems/2024-09-13-b.md':
      '---\ntitle: B\nrelated: [2024-09-12-a, 2024-09-11-none]\ntasks: [{ title: Release session objects }]\n---\n',
    'postmortems/2023/2023-02-14-leak.md': '---\ntitle: C\ntasks: [{ title: Release session objects }]\n---\n',
    'postmortems/copy/2024-09-13-b.md': '# B\n',
    'drafts/2024-09-14-d.md': '---\ntitle: D\nrelated: [2024-09-13-b, 2024-09-14-d]\n---\n',
  };
  const named = async (...args: string[]) => {
    const { stdout } = await casebook(await folderWith(files), ['lint', ...args, '--format', 'json']);
    return JSON.parse(stdout).files.map(
      (checked: { path: string; messages: { ruleId: string; message: string }[] }) => [
        checked.path,
        ...checked.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
      ],
    );
  };

  test('an unknown id, and a task that repeats one of another document', async () => {
    expect(await named('postmortems/2024-09-13-b.md')).toEqual([
      [
        'postmortems/2024-09-13-b.md',
        'related-exists: Unexpected id `2024-09-11-none`, expected the id of a postmortem',
        'task-repeated: Unexpected repetition of an open task of `2023-02-14-leak`, expected one task for both',
      ],
    ]);
  });

  test('a second document with the same id, if it is the named one', async () => {
    expect(await named('postmortems/copy')).toEqual([
      [
        'postmortems/copy/2024-09-13-b.md',
        'frontmatter: Missing frontmatter, expected `---` on the first line',
        'id-unique: Unexpected second document with the id `2024-09-13-b`, expected another file name',
      ],
    ]);
  });

  test('a file that the configuration does not include', async () => {
    expect(await named('drafts/2024-09-14-d.md')).toEqual([['drafts/2024-09-14-d.md']]);
  });

  test('and fixes only the named files', async () => {
    const folder = await folderWith({ ...files, 'postmortems/2024-09-15-e.md': '---\ntitel: E\n---\n' });
    const { stdout } = await casebook(folder, ['lint', '--fix', '--dry-run', 'postmortems/2024-09-13-b.md']);
    expect(stdout).toBe('');
    const { stdout: patch } = await casebook(folder, ['lint', '--fix', '--dry-run', 'postmortems/2024-09-15-e.md']);
    expect(patch).toContain('+title: E\n');
  });
});

test('states how much was read, and names the documents from which nothing was', async () => {
  const draft = '---\ntitle: A\n---\n';
  const folder = await folderWith({
    ...Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`postmortems/2024-08-10-${name}.md`, draft])),
    'postmortems/2024-08-10-e.md': `${draft}## Timeline\n- 2024-08-10 14:30Z A\n`,
    'postmortems/2024-08-10-f.md': `${draft}## Tasks\n- [ ] Add an alert\n`,
  });
  const read = async (...paths: string[]) => (await casebook(folder, ['lint', ...paths])).stdout;
  expect(await read('postmortems/2024-08-10-a.md')).toBe(
    '✔ 1 document checked, no problems\n  read: 0 entries, 0 tasks; nothing from postmortems/2024-08-10-a.md\n',
  );
  expect(await read('postmortems/2024-08-10-e.md', 'postmortems/2024-08-10-f.md')).toContain(
    '\n  read: 1 entry, 1 task\n',
  );
  expect(await read()).toContain(
    '\n  read: 1 entry, 1 task; nothing from postmortems/2024-08-10-a.md, postmortems/2024-08-10-b.md, postmortems/2024-08-10-c.md and 1 more\n',
  );
});

test('uses colours if the stream shows them', async () => {
  const folder = await folderWith({ 'postmortems/a.md': '# A\n' });
  expect((await casebook(folder, ['lint'], { color: true })).stdout).toContain('\u001B[31merror\u001B[39m');
  expect((await casebook(folder, ['lint'])).stdout).not.toContain('\u001B');
});

test.each([
  [['lint'], 'casebook: No postmortem matches postmortems/**/*.md\n'],
  [['lint', 'missing.md'], 'casebook: Cannot find missing.md\n'],
  [['lint', '.'], 'casebook: No postmortem below .\n'],
  [['lint', '--frmat'], "casebook: unknown option '--frmat'; did you mean --format?\n"],
  [['lnt'], "casebook: unknown command 'lnt'; did you mean lint?\n"],
])('reports what is wrong with the arguments %j in one line, and exits with 2', async (args, stderr) => {
  expect(await casebook(await temporaryFolder(), args)).toEqual({ exitCode: 2, stdout: '', stderr });
});

test('has a help text', async () => {
  const { exitCode, stdout } = await casebook(root, ['--help']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('lint [options] [paths...]');
  expect(stdout).toContain('build [options]');
});

const forged = '---\ntitle: A\nkind: "x\\n::error::forged,%0A"\n---\n';

test('lists every checked file and message position in JSON', async () => {
  const folder = await folderWith({
    'postmortems/2024-01-01-a.md': forged,
    'postmortems/2024-01-02-b.md': '---\ntitle: B\n---\n',
  });
  const { exitCode, stdout } = await casebook(folder, ['lint', '--format', 'json']);
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    files: [
      {
        path: 'postmortems/2024-01-01-a.md',
        entries: 0,
        tasks: 0,
        suppressed: [],
        messages: [
          {
            ruleId: 'schema',
            severity: 'error',
            line: 3,
            column: 7,
            endLine: 3,
            endColumn: 31,
            message: expect.stringMatching(/^Unexpected `kind` `x ::error::forged,%0A`, expected one of /),
            note: null,
            url: null,
            fix: null,
            suggestion: null,
          },
        ],
      },
      { path: 'postmortems/2024-01-02-b.md', entries: 0, tasks: 0, suppressed: [], messages: [] },
    ],
    notes: [],
    counts: { error: 1, warn: 0, info: 0 },
    fixed: 0,
  });
});

test('writes workflow commands for GitHub that no document can forge', async () => {
  const folder = await folderWith({
    'postmortems/a, b: 100%.md': forged,
    'casebook.yaml': 'rules: { file-name: off }\n',
  });
  const { stdout } = await casebook(folder, ['lint'], { githubActions: {} });
  expect(stdout).toMatch(
    /^::error file=postmortems\/a%2C b%3A 100%25\.md,line=3,col=7,endColumn=31,endLine=3,title=schema::postmortems\/a, b: 100%25\.md:3:7 Unexpected `kind` `x ::error::forged,%250A`, expected one of .*\n\npostmortems\/a, b: 100%\.md:3:7\n/,
  );
  expect(stdout.split('\n').filter((line) => line.startsWith('::'))).toHaveLength(1);
  expect((await casebook(folder, ['lint', '--format', 'pretty'], { githubActions: {} })).stdout).toContain(
    '1 document checked',
  );
});

test('appends a summary of the job, unless it would be dropped', async () => {
  const folder = await folderWith({ 'postmortems/2024-01-01-a.md': forged, summary: 'Earlier\n' });
  const run = async () => casebook(folder, ['lint'], { githubActions: { summaryFile: path.join(folder, 'summary') } });
  const read = async () => readFile(path.join(folder, 'summary'), 'utf8');
  expect((await run()).stderr).toBe('');
  expect(await read()).toMatch(/^Earlier\n### ✖ 1 document checked: 1 error\n/);
  await writeFile(path.join(folder, 'summary'), 'x'.repeat(999_990));
  expect((await run()).stderr).toBe('casebook: the summary of this step is full, and has no report of this run\n');
  expect(await read()).toHaveLength(999_990);
});

test('names files from the top of the repository, wherever it runs', async () => {
  const folder = await folderWith({ 'repository/teams/payments/postmortems/2024-01-01-a.md': forged });
  const workspace = path.join(folder, 'repository');
  const { stdout } = await casebook(path.join(workspace, 'teams/payments'), ['lint'], { githubActions: { workspace } });
  expect(stdout).toMatch(/^::error file=teams\/payments\/postmortems\/2024-01-01-a\.md,/);
});

test('reports in few words to a coding agent, with the summary', async () => {
  const folder = await folderWith({ 'postmortems/2024-01-01-a.md': forged });
  const { stdout } = await casebook(folder, ['lint'], { isAgent: true });
  expect(stdout).toMatch(/^postmortems\/2024-01-01-a.md:3:7[^]*1 document checked: 1 error/);
});

test('refuses an unknown format', async () => {
  expect(await casebook(root, ['lint', '--format', 'xml'])).toEqual({
    exitCode: 2,
    stdout: '',
    stderr:
      "casebook: option '--format <name>' argument 'xml' is invalid. Allowed choices are pretty, concise, json, sarif, github, gitlab, junit, rdjson, markdown, agent.\n",
  });
});

test('shows colours in a terminal, unless NO_COLOR is set', () => {
  const stream = (isTTY: boolean) => ({ isTTY, hasColors: () => true, write: () => true });
  const colors = (isTTY: boolean, env: Record<string, string>) => {
    const { stdout } = processIo({
      cwd: () => '/',
      env,
      stdin: Readable.from([]),
      stdout: stream(isTTY),
      stderr: stream(isTTY),
    });
    return stdout.color;
  };
  expect([
    colors(true, {}),
    colors(true, { NO_COLOR: '1' }),
    colors(true, { NO_COLOR: '' }),
    colors(false, {}),
  ]).toEqual([true, false, true, false]);
});

test('prints no control characters of a document', async () => {
  const folder = await folderWith({ 'postmortems/a.md': '---\ntitle: A\nkind: "x\\n::error::forged\\e[31m"\n---\n' });
  const { stdout } = await casebook(folder, ['lint']);
  expect(stdout).toContain('Unexpected `kind` `x ::error::forged [31m`');
  expect(stdout.split('\n').filter((line) => line.startsWith('::'))).toEqual([]);
});

test('shows the part of a long line around the position', async () => {
  const folder = await folderWith({
    'postmortems/2024-01-01-a.md': `---\ntitle: A\n---\n${'word '.repeat(80)}[x](y.md) ${'word '.repeat(80)}\n`,
  });
  const [, , frame = '', mark = ''] = (await casebook(folder, ['lint'])).stdout.split('\n');
  expect(frame.length).toBeLessThan(140);
  expect(frame.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('[x](y.md)');
});

test('describes fixes to programs', async () => {
  const text = '---\ntitle: A\n---\nA <!-- casebook ignore schema: B -->\n';
  const folder = await folderWith({ 'postmortems/2024-08-10-a.md': text });
  const { stdout } = await casebook(folder, ['lint', '--format', 'json']);
  const [message] = JSON.parse(stdout).files[0].messages;
  expect(message.fix).toEqual([{ start: 18, end: text.length - 1, text: '' }]);
  expect(JSON.parse((await casebook(folder, ['lint', '--fix', '--format', 'json'])).stdout)).toEqual({
    version: 1,
    files: [{ path: 'postmortems/2024-08-10-a.md', entries: 0, tasks: 0, suppressed: [], messages: [] }],
    notes: [],
    counts: { error: 0, warn: 0, info: 0 },
    fixed: 1,
  });
});

describe('links to the rule if the site has a URL', () => {
  const folder = () =>
    folderWith({
      'casebook.yaml': 'site: { url: https://incidents.example.org/a/ }\n',
      'postmortems/2024-08-10-a.md': '# A\n',
    });
  const url = 'https://incidents.example.org/a/rules.html#frontmatter';

  test('in JSON', async () => {
    const { stdout } = await casebook(await folder(), ['lint', '--format', 'json']);
    expect(JSON.parse(stdout).files[0].messages[0].url).toBe(url);
  });

  test('on GitHub', async () => {
    const { stdout } = await casebook(await folder(), ['lint', '--format', 'github']);
    expect(stdout).toMatch(new RegExp(`^::error .*%0A${url}$`, 'm'));
  });

  test('on the name of the rule in a terminal, and nowhere in plain text', async () => {
    const { stdout } = await casebook(await folder(), ['lint'], { color: true });
    expect(stdout).toContain(`\u001B]8;;${url}\u001B\\`);
    expect((await casebook(await folder(), ['lint'])).stdout).not.toContain('https:');
  });
});

test('fails if there are more warnings than --max-warnings', async () => {
  const draft = '---\ntitle: A\nduration: { start: 2024-08-10T14:30Z }\n---\n[b](b.md)\n\n[c](c.md)\n';
  const folder = await folderWith({ 'postmortems/2024-08-10-a.md': draft });
  const lint = (number: string) => casebook(folder, ['lint', '--max-warnings', number]);
  expect(await lint('2')).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await lint('1')).toMatchObject({ exitCode: 1, stderr: 'casebook: 2 warnings, expected at most 1\n' });
  expect(await lint('-1')).toMatchObject({
    exitCode: 2,
    stderr: "casebook: option '--max-warnings <number>' argument '-1' is invalid. Expected a whole number.\n",
  });
});

test('shows the position of a secret, and not the secret', async () => {
  // In two parts, so that no scanner reports it.
  const token = ['gh', 'p_0123456789abcdefghijABCDEFGHIJ012345'].join('');
  const folder = await folderWith({ 'postmortems/2024-08-10-a.md': `---\ntitle: A\n---\nWith ${token} it works.\n` });
  for (const format of ['pretty', 'json', 'github']) {
    const { stdout } = await casebook(folder, ['lint', '--format', format]);
    expect(stdout).toContain('GitHub token');
    expect(stdout).not.toContain('0123456789');
  }
  expect((await casebook(folder, ['lint'])).stdout).toContain(`  4 │ With ghp_${'•'.repeat(36)} it works.\n`);
});
