import { expect, test } from 'vitest';
import { defaultSettings } from '../../../src/config/defaults.ts';
import { exporters } from '../../../src/exporters/index.ts';
import { exportSource } from '../../support/exports.ts';

const orders = `---
title: Orders wait for half an hour
status: in_review
severity: SEV3
services: [orders, 'billing, eu']
duration:
  - { start: 2024-03-01T09:50Z, end: 2024-03-01T10:20Z }
  - { start: 2024-03-01T11:05Z, note: Smaller }
impact: { summary: Orders were late., users_affected: { value: 1200, estimate: true }, data_loss: false }
detection: { method: customer, source: a call }
root_cause: { summary: A deploy halved the workers., trigger: config_push }
contributing_factors: [No alert]
roles: { commander: [ann, bob] }
related: [{ id: 2024-02-01-queue, relation: recurrence_of }]
links: [{ title: Chat, url: https://chat.example.org/1 }, https://example.org/2]
x_region: { name: eu, zones: [a, 2] }
x_code: '5'
tasks:
  - { title: Alert when an order waits, owner: orders, due: 2024-03-15, status: in_progress, x_points: 3 }
  - { title: Write it down, status: done }
---

## Summary

They \`waited\`.

## Timeline

- 09:50 UTC \`started\` The deploy ends.
- 10:20 UTC \`ruled_out\` The network.
  It is fine.
- 2024-03-02 00:10 UTC \`mitigated\` \`resolved\` All is back.
`;

const head = `# Orders wait for half an hour

- **Date:** 2024-03-01
- **Status:** in review
- **Severity:** SEV3
- **Services:**
  - orders
  - billing, eu
- **Duration:**
  - 2024-03-01T09:50Z – 2024-03-01T10:20Z
  - 2024-03-01T11:05Z – ongoing
    - **Note:** Smaller
- **Impact:** Orders were late.
  - **Users affected:** 1200 (estimate)
  - **Data loss:** no
- **Detection:** customer
  - **Source:** a call
- **Root cause:** A deploy halved the workers.
  - **Trigger:** config_push
- **Contributing factors:**
  - No alert
- **Roles:**
  - **commander:** ann, bob
- **Related:**
  - 2024-02-01-queue (recurrence of)
- **Links:**
  - [Chat](https://chat.example.org/1)
  - https://example.org/2
- **x\\_region:**
  - **name:** eu
  - **zones:**
    - a
    - 2
- **x\\_code:** \`"5"\`
- **Tasks:** 2, below

---

## Summary

They \`waited\`.

## Timeline
`;

const tail = `
## Action items

- [ ] Alert when an order waits
  - **Owner:** orders
  - **Due:** 2024-03-15
  - **Status:** in progress
  - **x\\_points:** 3
- [x] Write it down
`;

test('writes Markdown with facts, kinds in words and a checklist', () => {
  expect(exporters.markdown(exportSource(orders))).toBe(`${head}
- 09:50 UTC **started** The deploy ends.
- 10:20 UTC **ruled out** The network.
  It is fine.
- 2024-03-02 00:10 UTC **mitigated** **resolved** All is back.
${tail}`);
});

test('writes a document for incident.io, with a heading for each day of the timeline', () => {
  expect(JSON.parse(exporters['incident-io'](exportSource(orders)))).toEqual({
    title: 'Orders wait for half an hour',
    content: `${head.replace('- **Duration:**', '- **Time zone:** UTC\n- **Duration:**')}
### 2024-03-01 (UTC)

* [09:50] **started** The deploy ends.
* [10:20] **ruled out** The network.
  It is fine.

### 2024-03-02 (UTC)

* [00:10] **mitigated** **resolved** All is back.
${tail}`,
  });
});

test('writes threads, spans, approximate times and what follows a list for incident.io', () => {
  const text = `---\ntitle: A\ntimezone: Europe/Berlin\nduration: 2024-03-01T09:50Z\n---
## Timeline

Words above, with [a link][1].

- ~11:00–11:20 \`started\` B

  - b
  - c

Words below.

- 12:00:15 D

### Database

- 11:05 E

[1]: https://example.org

## Next

F
`;
  const { content } = JSON.parse(exporters['incident-io'](exportSource(text)));
  expect(content.split('## Timeline\n')[1]).toBe(`
Words above, with [a link][1].

### 2024-03-01 (Europe/Berlin)

* [~11:00–11:20] **started** B

  - b
  - c

Words below.

* [12:00:15] D

### Database

#### 2024-03-01 (Europe/Berlin)

* [11:05] E

[1]: https://example.org

## Next

F
`);
});

test('writes the times of a timeline in the zone that its entries or its words state', () => {
  const text = '---\ntitle: A\n---\n## Timeline\n\nAll times in Europe/Berlin.\n\n- 14:30 `detected` B\n';
  const { content } = JSON.parse(exporters['incident-io'](exportSource(text)));
  expect(content).toContain('- **Time zone:** Europe/Berlin\n');
  expect(content).toContain('### 2024-03-01 (Europe/Berlin)\n\n* [14:30] **detected** B\n');
});

test.each(['- 14:30 PST B\n- 14:40 C\n'])(
  'keeps the timeline as it is if another form would say something else: %j',
  (entries) => {
    const text = `---\ntitle: A\n---\n## Timeline\n\n${entries}`;
    const { content } = JSON.parse(exporters['incident-io'](exportSource(text)));
    expect(content).toContain(`## Timeline\n\n${entries}`);
  },
);

test('writes one page that loads nothing and runs nothing', () => {
  const text =
    '---\ntitle: A <b>\n---\n## Timeline\n\n- 14:30 UTC `detected` B <script>alert(1)</script>\n\n![C](c.png) [D](d.md) [E](#timeline)\n';
  const html = exporters.html(exportSource(text));
  expect(html).toContain('<h1>A &lt;b&gt;</h1>');
  expect(html).toContain('<li>14:30 UTC <strong>detected</strong> B </li>');
  expect(html).toContain('<img src="data:c.png" alt="C"');
  expect(html).toContain('<a href="d.md">D</a> <a href="#timeline">E</a>');
  expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="application/json" id="casebook-postmortem">']);
  expect(html.match(/<link|src="http/g)).toBeNull();
});

test('writes JSON with the document as written and as it is read', () => {
  const { postmortem, ...rest } = JSON.parse(exporters.json(exportSource('---\ntitle: A\nx_b: 1\n---\n\nC\n')));
  expect(rest).toEqual({
    format: 'casebook-postmortem',
    version: 1,
    id: '2024-03-01-a',
    date: '2024-03-01',
    frontmatter: { title: 'A', x_b: 1 },
    body: '\nC\n',
  });
  expect(postmortem).toMatchObject({ id: '2024-03-01-a', title: 'A', status: 'draft', timeline: [] });
});

test('states the zone of the repository, and keeps kinds of a team', () => {
  const settings = { ...defaultSettings, timezone: 'Europe/Berlin', kinds: [...defaultSettings.kinds, 'handoff'] };
  const text = '---\ntitle: A\n---\n## Timeline\n- 14:30 `handoff` B\n';
  const markdown = exporters.markdown(exportSource(text, 'postmortems/a.md', settings));
  expect(markdown).toBe(
    '# A\n\n- **Status:** draft\n- **Time zone:** Europe/Berlin\n\n---\n## Timeline\n- 14:30 `handoff` B\n',
  );
});
