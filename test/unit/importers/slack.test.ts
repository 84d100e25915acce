import { expect, test } from 'vitest';
import { mrkdwnToMarkdown } from '../../../src/importers/slack/mrkdwn.ts';
import { slack } from '../../../src/importers/slack.ts';
import { errorsIn, fixtures, jsonFile, refusal } from '../../support/imported.ts';

const folder = ['users', 'channels', 'inc-142-search/2024-06-15', 'inc-142-search/2024-06-16', 'search/2024-06-15'];
const files = fixtures(...folder.map((name) => `slack/${name}.json`));

test('makes entries of the messages with a pushpin, and roles of the people', () => {
  const [draft, ...others] = slack.read(files, {});
  expect(others).toEqual([]);
  expect(draft).toEqual({
    frontmatter: { title: 'inc-142-search', status: 'draft' },
    body: `## Summary

Search shows **no results** for half of the queries.

## Timeline

### 2024-06-15

- 09:31:07 UTC Alertmanager: [NoResults <50 %](https://alerts.example.com/1)
  half of the queries find nothing
- 09:45 UTC Search engineer: someone sees it in #search: \`shard-3\` & \`shard-4\` are **empty**

  > index: 0 docs

  \`\`\`
  $ ls <dir>
  total 0
  \`\`\`

### 2024-06-16

- 00:01 UTC resolved Shards are rebuilt \\<!-- really -->

  [Documents](https://example.slack.com/files/U02/F1/docs.png)

## Topic of the channel

Lead: Search engineer · [status page](https://status.example.com)
`,
    date: '2024-06-15',
    sources: ['slack/inc-142-search/2024-06-15.json', 'slack/inc-142-search/2024-06-16.json'],
    inferences: [{ pointer: '/title', reason: 'from the name of the channel' }],
    contradictions: [],
    unmapped: ['messages that are not marked: 2'],
  });
  expect(draft && errorsIn(draft)).toEqual([]);
});

test('takes the reaction that the user names', () => {
  const [draft, ...others] = slack.read(files, { reaction: ':eyes:' });
  expect(others).toEqual([]);
  expect(draft?.body).toContain('- 09:31:40 UTC looking\n- 09:45 UTC Search engineer:');
  const [lunch] = slack.read(files, { reaction: 'pizza' });
  expect(lunch?.body).toBe('## Timeline\n\n- 09:50 UTC Search engineer: # Lunch?\n');
});

test('prefers messages that are pinned', () => {
  const message = { type: 'message', ts: '1718443800.000100', reactions: [{ name: 'pushpin' }] };
  const pinned = { type: 'message', text: '&gt;&gt;&gt; A\nB', ts: '1718443860.000100', pinned_to: ['C1'] };
  const [draft] = slack.read([jsonFile('inc/2024-06-15.json', [message, pinned])], {});
  expect(draft?.body).toBe('## Timeline\n\n- 09:31 UTC \n\n  > A\n  > B\n');
  expect(draft && errorsIn(draft)).toEqual([]);
});

test('says which reactions there are if no message is chosen', () => {
  expect(refusal(slack, ...files.slice(0, 2), ...files.slice(4))).toBe(
    'slack/search/2024-06-15.json: Missing a pinned message, expected a reaction that marks the entries; messages have `pizza` (1)',
  );
  expect(() => slack.read(files, { reaction: 'fire' })).toThrow(
    'Missing a message with the reaction `fire`, expected a reaction that marks the entries; messages have `eyes` (2), `pushpin` (2), `pizza` (1), `round_pushpin` (1)',
  );
  expect(refusal(slack, ...files.slice(0, 2))).toMatch(/^slack\/users\.json: Missing a pinned message, .* have none$/);
});

test.each([
  ['a *b* _c_ ~d~ *_e_*', 'a **b** _c_ ~~d~~ **_e_**'],
  ['2 * 3 * 4, snake_case_name, ~14:30 to ~14:40', '2 \\* 3 \\* 4, snake_case_name, \\~14:30 to \\~14:40'],
  ['`*a* &lt;b&gt;`', '`*a* <b>`'],
  ['<https://example.org/a_b>', '<https://example.org/a_b>'],
  ['<https://example.org/?a=1&amp;b=2|here &amp; there>', '[here & there](https://example.org/?a=1\\&b=2)'],
  ['<mailto:a@example.org|a@example.org>', 'a@example.org'],
  ['<@U01> <@U01|dana> <@U99>', 'Lead Lead someone'],
  ['<#C01> <#C02|search> <#C03>', '\\#incidents #search #C03'],
  ['<!here> <!channel|channel> <!subteam^S1|@search> <!subteam^S1>', '@here @channel @search a group'],
  ['<!date^1718443800^{date}|15 June> <nothing>', '15 June nothing'],
  ['a\n\n\nb\nc', 'a\n\nb\\\nc'],
  ['# a\n- b', '\\# a\\\n\\- b'],
  ['a\n&gt; b\n&gt;c\nd', 'a\n\n> b\\\n> c\n\nd'],
  ['```\na\n```', '```\na\n```'],
  ['', ''],
])('writes %j as Markdown', (text, expected) => {
  const names = {
    roleOf: (user: string) => (user.startsWith('U01') ? 'Lead' : 'someone'),
    channelOf: (channel: string) => (channel === 'C01' ? 'incidents' : undefined),
  };
  expect(mrkdwnToMarkdown(text, names)).toBe(expected);
});

test('recognises its files only', () => {
  expect(files.map(slack.recognises)).toEqual(files.map(() => true));
  expect(slack.recognises(jsonFile('dms.json', []))).toBe(true);
  const others: [string, unknown][] = [
    ['2024-06-15.json', {}],
    ['2024-06-15.json', [{ date: '2024-06-15' }]],
    ['users.json', ['dana']],
    ['incidents.json', [{ id: '1' }]],
  ];
  expect(others.map(([name, data]) => slack.recognises(jsonFile(name, data)))).toEqual(others.map(() => false));
});

test('refuses files of another shape, with the place', () => {
  const day = (data: unknown) => refusal(slack, jsonFile('inc/2024-06-15.json', data));
  expect(day([{ type: 'message', ts: 'now' }])).toBe('inc/2024-06-15.json: Expected seconds since 1970 at /0/ts');
  expect(day([{ type: 'message', ts: '1', text: 5 }])).toBe('inc/2024-06-15.json: Expected a string at /0/text');
  expect(refusal(slack, jsonFile('users.json', [{ id: 5 }]))).toBe('users.json: Expected a string at /0/id');
});
