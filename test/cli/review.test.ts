import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Nodes } from 'mdast';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import type { Review } from '../../src/review/review.ts';
import { reviewedBranches } from '../fixtures/review.ts';
import { casebook } from '../support/cli.ts';
import { createRepository } from '../support/git.ts';

const { start, bad, good } = reviewedBranches;
const file = 'postmortems/2024-08-10-sign-ins-fail.md';

async function branchFrom(files: Record<string, string>) {
  const repository = await createRepository(files);
  repository.git('switch', '--quiet', '--create', 'change');
  return repository;
}

async function commentOn(folder: string): Promise<string> {
  const { exitCode, stdout, stderr } = await casebook(folder, ['review', '--base', 'main', '--no-cache']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
}

async function reviewOf(folder: string): Promise<Review> {
  const { stdout } = await casebook(folder, ['review', '--base', 'main', '--format', 'json', '--no-cache']);
  return JSON.parse(stdout) as Review;
}

test('says that nothing changed', async () => {
  const { folder } = await branchFrom(start);
  expect((await commentOn(folder)).replace(/`\w{7}`/, '`base`')).toBe(
    '<!-- casebook review -->\n**No postmortem has changed**\n\n<sub>Compared with `base`</sub>\n',
  );
});

test('tells of a good pull request in a few lines', async () => {
  const { folder, commit } = await branchFrom(start);
  commit(good);
  expect((await commentOn(folder)).split('\n').slice(0, -2)).toMatchInlineSnapshot(`
    [
      "<!-- casebook review -->",
      "**1 postmortem changed** · no new problems",
      "",
      "### Changed: Sign-ins fail when authentication runs out of memory",
      "",
      "\`postmortems/2024-08-10-sign-ins-fail.md\`",
      "",
      "**Tasks**",
      "",
      "- done: Release session objects",
      "- done: Watch the memory of authentication",
      "- done: Write tests for the session code",
      "",
    ]
  `);
});

test('tells what a bad pull request does, uncommitted or not, and the same every time', async () => {
  const { folder, write, commit } = await branchFrom(start);
  write(bad);
  const uncommitted = await commentOn(folder);
  commit({});
  expect(await commentOn(folder)).toBe(uncommitted);
  expect(uncommitted).toMatchInlineSnapshot(`
    "<!-- casebook review -->
    **1 postmortem added, 1 changed** · 1 error, 1 note · 1 check loosened

    ### Loosened

    - Rule \`timeline-gap\`: warn → off

    ### Added: Sign-ins fail again, on another path of the session code

    \`postmortems/2024-08-19-sign-ins-fail-again.md\` · draft · authentication

    - **Impact** 50 min
    - **When** 2024-08-19 09:10 – 10:00 UTC
    - **Response** detected after 20 min, mitigated after 50 min, resolved after 50 min
    - **Cause** Session objects of old clients were not released, and filled the memory.

    **2 tasks**

    - Watch the memory of authentication (ops-team, due 2024-09-10)
    - Remove old clients (no owner, no due date)

    **Before review it needs**

    - Missing \`severity\`, expected for example \`SEV1\`
    - Missing \`impact\`, expected text or a mapping of keys
    - Missing \`owner\` of task 2, expected for example \`dev-team\`

    **Promised before**

    - Watch the memory of authentication: second time; the first is still open (\`2024-08-10-sign-ins-fail\`)

    **Similar**

    - \`2024-08-10-sign-ins-fail\` Sign-ins fail when authentication runs out of memory (both: authentication, Sign, session, memory)

    ### Changed: Sign-ins fail when authentication runs out of memory

    \`postmortems/2024-08-10-sign-ins-fail.md\`

    | | before | after |
    | - | - | - |
    | Severity | SEV1 | SEV2 |
    | Time to detect | 12 min | 54 min |
    | Time to identify | 1 h 3 min | 21 min |

    **Tasks**

    - **dropped**: Write tests for the session code (dev-team, due 2024-08-31)
    - **postponed**: Watch the memory of authentication: due 2024-08-15 → 2024-09-15
    - done: Release session objects

    **Timeline**

    - moved 14:42 UTC → 15:24 UTC \`detected\`: An alert about latency fires.

    ### New problems

    | | where | problem |
    | - | - | - |
    | error | \`postmortems/2024-08-19-sign-ins-fail-again.md:10\` | Unexpected \`2024-13-01\` as \`due\`, expected a date that exists, such as \`2024-08-21\` \`schema\` |
    | note | \`postmortems/2024-08-19-sign-ins-fail-again.md:18\` | Unexpected time \`09.30 UTC\`, expected \`09:30 UTC\` \`timeline-entry\` |

    <details><summary>One problem can be fixed by a command</summary>

    \`\`\`sh
    npx casebook lint --fix postmortems/2024-08-19-sign-ins-fail-again.md
    \`\`\`

    \`\`\`diff
    --- a/postmortems/2024-08-19-sign-ins-fail-again.md
    +++ b/postmortems/2024-08-19-sign-ins-fail-again.md
    @@ -15,5 +15,5 @@
     ## Timeline
     
     - 09:10 UTC \`started\` Sign-ins become slow.
    -- 09.30 UTC \`detected\` A customer calls.
    +- 09:30 UTC \`detected\` A customer calls.
     - 10:00 UTC \`mitigated\` \`resolved\` A restart.
    \`\`\`

    </details>

    <sub>Compared with \`21b69d8\` · 1 known problem in these postmortems</sub>
    "
  `);
});

test('writes JSON, with fixes that a review can suggest', async () => {
  const { folder, commit } = await branchFrom(start);
  commit(bad);
  const args = ['review', '--base', 'main', '--output-file', 'json=review.json', '--no-cache'];
  const { stdout } = await casebook(folder, args);
  const written = JSON.parse(await readFile(path.join(folder, 'review.json'), 'utf8')) as Review;
  expect(written).toEqual(await reviewOf(folder));
  expect(stdout).toContain('casebook review');
  expect(written.suggestions).toEqual([
    {
      path: 'postmortems/2024-08-19-sign-ins-fail-again.md',
      startLine: 18,
      endLine: 18,
      replacement: '- 09:30 UTC `detected` A customer calls.\n',
      body: '```suggestion\n- 09:30 UTC `detected` A customer calls.\n```\n',
    },
  ]);
});

test('says which messages are new', async () => {
  const { folder, commit } = await branchFrom({
    ...start,
    [file]: start[file].replace('severity: SEV1', 'severity: S'),
  });
  commit({ [file]: `${start[file].replace('severity: SEV1', 'severity: S')}\n## More\n\n![](a.png)\n`, 'a.png': '' });
  const { counts, postmortems } = await reviewOf(folder);
  expect(counts).toMatchObject({ errors: 1, known: 4 });
  expect(postmortems[0]?.messages.map(({ ruleId, line }) => `${line} ${ruleId}`)).toEqual([
    '33 image-alt',
    '33 link-target',
  ]);
});

test('knows a postmortem by another name, and one that is gone', async () => {
  const other = 'postmortems/archive/2024-08-10-authentication-without-memory.md';
  const gone = 'postmortems/2024-08-01-b.md';
  const { folder, commit } = await branchFrom({
    ...start,
    [gone]: '---\ntitle: B\ntasks: [{ title: Mop the floor }]\n---\n',
  });
  commit({ [file]: null, [other]: `${start[file]}\n`, [gone]: null });
  const { postmortems } = await reviewOf(folder);
  expect(postmortems.map(({ change, path: name, formerPath }) => [change, name, formerPath])).toEqual([
    ['changed', other, file],
    ['deleted', gone, undefined],
  ]);
  const comment = await commentOn(folder);
  expect(comment).toContain('**1 postmortem changed, 1 deleted**');
  expect(comment).toContain('**Tasks that go with it**\n\n- **dropped**: Mop the floor');
});

test('says how often a task was postponed and promised', async () => {
  const promise = (title: string): string =>
    `---\ntitle: ${title}\ntasks: [{ title: Watch the memory of authentication }]\n---\n`;
  const { folder, git, commit } = await createRepository({ ...start, 'postmortems/2023-01-01-a.md': promise('A') });
  commit({ [file]: start[file].replace('due: 2024-08-15', 'due: 2024-08-16') });
  commit({ [file]: start[file].replace('due: 2024-08-15', 'due: 2024-08-17') });
  git('switch', '--quiet', '--create', 'change');
  commit({
    [file]: start[file].replace('due: 2024-08-15', 'due: 2024-08-18'),
    'postmortems/2024-08-19-c.md': promise('C'),
  });
  const comment = await commentOn(folder);
  expect(comment).toContain('due 2024-08-17 → 2024-08-18, for the third time');
  expect(comment).toContain(
    '- Watch the memory of authentication: third time; the first two are still open (`2023-01-01-a`, `2024-08-10-sign-ins-fail`)',
  );
});

describe('what is loosened', () => {
  test('in the configuration, the baseline and documents', async () => {
    const hidden = 'old/2020-01-01-a.md';
    const { folder, commit } = await branchFrom({
      ...start,
      [hidden]: '# A\n',
      'casebook.yaml': `documents: ['postmortems/**/*.md', 'old/**/*.md']
schema: own.json
owners: [dev-team, ops-team]
rules: { timeline-gap: { max: 30 } }
overrides: [{ files: 'old/**', rules: { schema: error } }]
`,
      'own.json': '{"required":["team"]}',
      [file]: start[file].replace('status: in_review', 'status: in_review\nvisibility: internal\nteam: a'),
    });
    commit({
      'casebook.yaml': `documents: postmortems/**/*.md
schema: own.json
severities: [SEV1, SEV2]
rules: { timeline-gap: { max: 300 }, blameless: off }
overrides: [{ files: 'postmortems/**', rules: { task-due: info } }]
site: { visibility: restricted }
`,
      'own.json': '{}',
      'casebook-baseline.yaml': `${file}:\n  schema: 2\n`,
      [file]: start[file]
        .replace('status: in_review', 'status: draft\nvisibility: public\nignore: [{ rule: task-due, reason: Later }]')
        .replace('## Timeline', '## Timeline\n\n<!-- casebook ignore timeline-gap: nobody knows -->'),
    });
    const [, loosened] = /### Loosened\n\n([^]*?)\n\n/.exec(await commentOn(folder)) ?? [];
    expect(loosened).toMatchInlineSnapshot(`
      "- \`postmortems/2024-08-10-sign-ins-fail.md\` can be read by more people: internal → public
      - The site shows more postmortems: up to internal → up to restricted
      - \`old/2020-01-01-a.md\` is no longer checked: \`documents\` does not include it
      - Rule \`blameless\`: warn → off
      - Rule \`task-due\` for \`postmortems/**\`: error → info
      - Setting \`documents\`: \`postmortems/**/*.md, old/**/*.md\` → \`postmortems/**/*.md\`
      - Setting \`severities\`: \`SEV1 = P1, SEV2 = P2, SEV3 = P3, SEV4 = P4\` → \`SEV1, SEV2\`
      - Setting \`owners\`: \`dev-team, ops-team\` → any
      - The schema \`own.json\` changed
      - Rule \`timeline-gap\`: \`max\` \`30\` → \`300\`
      - \`postmortems/2024-08-10-sign-ins-fail.md\`: status in review → draft, of which rules ask less
      - \`postmortems/2024-08-10-sign-ins-fail.md\` suppresses \`task-due\`: Later
      - \`postmortems/2024-08-10-sign-ins-fail.md\` suppresses \`timeline-gap\`: nobody knows
      - The baseline accepts 2 more messages of \`schema\` in \`postmortems/2024-08-10-sign-ins-fail.md\`"
    `);
  });
});

test('says in one line that a team begins with a baseline', async () => {
  const { folder, write } = await branchFrom(start);
  const rules = ['schema', 'task-form', 'timeline-gap', 'timeline-kind', 'link-target', 'image-alt'];
  const accepted = rules.map((rule, index) => `  ${rule}: ${index + 1}\n`).join('');
  write({ 'casebook-baseline.yaml': `${file}:\n${accepted}` });
  const comment = await commentOn(folder);
  expect(comment).toContain('· 1 check loosened');
  expect(comment).toContain('- The baseline accepts 21 more messages in 1 document\n');
});

describe('a restricted postmortem', () => {
  test('is shown without anything that it says', async () => {
    const secret = start[file].replace('status: in_review', 'status: in_review\nvisibility: restricted');
    const { folder, commit } = await branchFrom({ ...start, [file]: secret });
    const published = secret.replace('visibility: restricted', 'visibility: public');
    commit({ [file]: published.replace('Session objects', 'Passwords').replace('SEV1', 'SEV8') });
    const comment = await commentOn(folder);
    expect(comment).toContain(`- \`${file}\` can be read by more people: restricted → public`);
    expect(comment).toContain('| Severity | SEV1 | SEV8 |');
    expect(comment).not.toMatch(/Passwords|Session|sign in|memory/);
    expect(JSON.stringify(await reviewOf(folder))).not.toMatch(/Passwords|Session|memory/);
  });
});

describe('a postmortem by a stranger', () => {
  const hostile =
    'x <!-- casebook review --> <script>alert(1)</script> @org/team #1 GH-2 org/repo#3 !4 https://evil.example www.evil.example ' +
    '[a](https://evil.example) ![b](c.png) | ``` ~~~ **bold** \u202E \u001B[31m ::error::x ##[add-mask]x ' +
    'deadbeefdeadbeefdeadbeefdeadbeefdeadbeef ann@example.org </details> &lt;b&gt; [^1] [x]: y $a$';
  const quoted = JSON.stringify(hostile);
  const document = `---
title: ${quoted}
status: ${quoted}
severity: ${quoted}
services: [${quoted}]
ignore: [{ rule: schema, reason: ${quoted} }, { rule: ${quoted}, reason: x }]
duration: { start: 2024-08-19T09:10Z, end: 2024-08-19T10:00Z }
impact: { summary: ${quoted}, data_loss: ${quoted} }
root_cause: { summary: ${quoted}, category: ${quoted} }
tasks: [{ title: ${quoted}, owner: ${quoted}, ticket: ${quoted} }]
---

# ${hostile}

## Timeline

- 09:10 UTC \`${hostile.replaceAll('`', '')}\` ${hostile}
- 09.20 UTC ${hostile}

/close

## ${hostile}
`;

  test('is shown as text, and nothing else', async () => {
    const { folder, commit } = await branchFrom({
      ...start,
      'postmortems/2024-08-01-old.md': '---\ntitle: Old\n---\n',
    });
    commit({
      'postmortems/2024-08-19-@org `x` #1 <b>.md': document,
      'postmortems/2024-08-01-old.md': document,
      'casebook.yaml': `severities: [${quoted}]\noverrides: [{ files: ${JSON.stringify(hostile.slice(0, 100))}, rules: { schema: off } }]\n`,
    });
    const comment = await commentOn(folder);
    expect(comment.startsWith('<!-- casebook review -->\n')).toBe(true);
    expect(comment.split('<!--')).toHaveLength(2);
    // Neither control characters nor marks that turn the direction of writing.
    expect(comment).not.toMatch(/(?!\n)[\p{Cc}\u202A-\u202E]|^\s*(?:::|\/)|##\[/mu);
    const { tree } = parseMarkdown({ path: 'a.md', text: comment });
    const texts: string[] = [];
    const other: string[] = [];
    const look = (node: Nodes): void => {
      if (node.type === 'text') texts.push(node.value);
      else if (node.type === 'html') other.push(node.value);
      else if (/link|image|footnote|definition/i.test(node.type)) other.push(node.type);
      if ('children' in node) node.children.forEach(look);
    };
    look(tree);
    expect(
      other.filter((one) => !/^(?:<!-- casebook review -->|<\/?sub>|<\/?details>|<details><summary>.*)/.test(one)),
    ).toEqual([]);
    // Hosts look for these in text, and not in code.
    expect(texts.join('\n')).not.toMatch(/@\w|#\d|!\d|GH-\d|:\/\/|www\.|\b[0-9a-f]{7,}\b|[|<>*~$]/i);
    expect(tree.children.filter(({ type }) => type === 'heading').length).toBeLessThanOrEqual(6);
  });

  test.each([
    ['one enormous field', `---\ntitle: ${'a '.repeat(300_000)}\nroot_cause: ${'`|@'.repeat(50_000)}\n---\n`],
    ['many entries', `---\ntitle: A\n---\n## Timeline\n${'- 09:10 UTC a b c d e f\n'.repeat(300)}`],
    [
      'many tasks',
      `---\ntitle: A\n---\n## Tasks\n${Array.from({ length: 300 }, (_, index) => `- [ ] Task ${index}\n`).join('')}`,
    ],
  ])('cannot fill the comment with %s', async (_name, text) => {
    const { folder, commit } = await branchFrom({ 'postmortems/2024-08-01-a.md': text });
    commit({
      'postmortems/2024-08-01-a.md': text.replaceAll(/a|A/g, 'b').replaceAll('09:10', '09:20'),
      'postmortems/2024-08-02-b.md': text,
    });
    const comment = await commentOn(folder);
    expect(Buffer.byteLength(comment)).toBeLessThan(20_000);
  });
});

test('reviews a repository in a subfolder', async () => {
  const inside = (files: Record<string, string>) =>
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`docs/incidents/${name}`, text]));
  const { folder, commit } = await branchFrom({ ...inside(start), 'README.md': '# A\n' });
  commit({ ...inside(bad), 'postmortems/2024-01-01-elsewhere.md': '# Elsewhere\n' });
  const comment = await commentOn(path.join(folder, 'docs/incidents'));
  expect(comment).toContain('**1 postmortem added, 1 changed**');
  expect(comment).toContain('`docs/incidents/postmortems/2024-08-19-sign-ins-fail-again.md`');
  expect(comment).toContain(
    'cd docs/incidents && npx casebook lint --fix postmortems/2024-08-19-sign-ins-fail-again.md',
  );
});

test('says what to do about a base that is not there', async () => {
  const { folder } = await createRepository(start);
  expect(await casebook(folder, ['review', '--base', 'origin/main'])).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: 'casebook: Cannot find the commit origin/main; fetch it first, for example with `git fetch origin`\n',
  });
});

test('compares no more than anybody reads, and says so', async () => {
  const { folder, commit } = await branchFrom(start);
  const many = Array.from({ length: 400 }, (_, index) => [
    `postmortems/2020-01-01-${index}.md`,
    `# ${'A'.repeat(300)}\n`,
  ]);
  commit(Object.fromEntries(many));
  const comment = await commentOn(folder);
  expect(comment).toContain('· 200 postmortems not compared');
  expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(65_536);
});
