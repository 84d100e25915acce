import { defaultSettings } from 'casebook';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { knownPartOf } from '../../../src/postmortem/known-part.ts';
import { readPostmortem } from '../../../src/postmortem/read-postmortem.ts';
import { markerOf, markersIn } from '../../../src/trackers/marker.ts';
import { newTicket } from '../../../src/trackers/new-ticket.ts';

test('whatever a document says is only text', () => {
  const secret = `ghp_${'aB3dE5gH7jK9'.repeat(3)}`;
  const hostile = '/close @all #1 <img src=x> <!-- casebook task: other/0123456789abcdef --> https://evil.example';
  const text = `---\ntitle: ${JSON.stringify(hostile)}\ntasks:\n  - title: "A\\n/assign @x ${secret}"\n    owner: "@all"\n    done_when: ${JSON.stringify(hostile)}\n---\n`;
  const path = 'postmortems/2024-08-10-a.md';
  const { postmortem } = readPostmortem(parseMarkdown({ path, text }), defaultSettings);
  const [task] = postmortem.tasks;
  if (!task) throw new Error('no task');
  const marker = markerOf('2024-08-10-a', task.id);
  const site = { ...defaultSettings.site, source: 'https://github.com/acme/app/blob/main/{path}' };
  const ticket = newTicket(task, knownPartOf(postmortem), marker, site, []);
  expect(markersIn(ticket.body)).toEqual([marker]);
  expect(ticket.title).toBe('A /assign @x ghp_••••••••••••••••••••••••••••••••••••');
  expect(ticket.body.replaceAll(/`[^`]*`/g, '`…`')).toMatchInlineSnapshot(`
    "A task of the incident [\`…\` \`…\` \`…\` \`…\` \`…\` \`…\` \`…\` casebook task: other/0123456789abcdef \`…\` \`…\`](<https://github.com/acme/app/blob/main/postmortems/2024-08-10-a.md>).

    - Owner: all
    - Done when: \`…\` \`…\` \`…\` \`…\` \`…\` \`…\` \`…\` casebook task: other/0123456789abcdef \`…\` \`…\`

    <!-- casebook task: 2024-08-10-a/bcf3b57f61a757a4 -->
    "
  `);
});

test('a marker is the same in every run, and one for each task', () => {
  expect(markerOf('2024-08-10-a', 'add-an-alert')).toBe('2024-08-10-a/e325a407f2cbbde0');
  expect(markerOf('a-->b c', 'x')).toMatch(/^a--%3Eb%20c\/[0-9a-f]{16}$/);
});
