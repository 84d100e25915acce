import { deflateSync, crc32 } from 'node:zlib';

/** A postmortem with everything that a body can hold, and one that it links to. */
export const richDocuments: Record<string, string | Uint8Array> = {
  'postmortems/2024-03-02-queue.md': `---
title: The queue fills
status: in_review
severity: SEV2
kind: security
services: [queue, orders]
timezone: Europe/Amsterdam
duration: { start: "2024-03-02T23:10", end: "2024-03-03T03:40" }
impact: { summary: Orders wait., users_affected: { value: 1200, estimate: true }, requests_failed: 3400, data_loss: false, slo: [{ name: orders accepted, budget_spent: 38 % }] }
detection: { method: customer, source: a call }
root_cause: { summary: Two consumers had one name., trigger: config_push, category: process }
contributing_factors: [The name is a default.]
authors: [ann]
reviewers: [bob]
tags: [broker, 'names & <b>']
links: [{ title: Chat log, url: "https://chat.example.org/a" }]
tasks:
  - { title: Refuse a consumer whose name is taken, owner: orders, due: 2024-08-19, type: prevent, priority: P1, ticket: "https://git.example.org/x/issues/12", status: in_progress, done_when: a test says so, would_prevent: [2024-03-01-other] }
  - { title: Alert when fewer orders arrive, owner: ops & co, due: 2024-08-25, type: detect, ticket: OBS-12 }
  - { title: Write down how to replay orders, due: 2024-12-20 }
  - { title: Give every consumer a name, owner: orders, status: done, closed: 2024-04-05 }
  - { title: Rehearse a move, status: proposed }
  - { title: Move to another broker, owner: orders, status: wont_do, decline_reason: It would have happened there., closed: 2024-04-10 }
---

# The queue fills

## Summary
It *filled* up.[^1] See [the other](2024-03-01-other.md#what-happened), [our timeline](#timeline), [our tasks](#action-items),
[a heading](#why), [a script](../tools/replay.sh) and [a list](https://example.org/list).

![Orders by hour](img/graph.png) ![A drawing](img/drawing.svg)

> [!WARNING]
> Replaying orders twice charges twice.

## Timeline
- 23:10 \`started\` Consumers start.[^2]
- 23:50 \`changed\` \`queue.ack\` grows.

  \`\`\`yaml
  name: default # why
  \`\`\`
- 2024-03-03 ~00:30 \`detected\` A customer calls.
- 01:00 \`ruled_out\` Network.
- 01:10–02:00 \`identified\` Names are compared.
- 03:40 \`mitigated\` \`resolved\` New names are out.

## Why
<details><summary>The whole log</summary>

\`\`\`json
{"level": "error"}
\`\`\`

- [x] read
- [ ] understood

</details>

| Region | Orders |
| --- | ---: |
| eu-west | 1000 |

### Lucky
1. one
2. two <kbd>Ctrl</kbd>

[^1]: For cost.
[^2]: As planned.
`,
  'postmortems/2024-03-01-other.md': `---
title: Another one
duration: { start: 2024-03-01T10:00Z }
---
## What happened
Nothing much; see [the queue](./2024-03-02-queue.md).

## Timeline
- 10:10 UTC Second
- 10:00 UTC First
`,
  'postmortems/img/graph.png': png(3, 2),
  'postmortems/img/drawing.svg':
    '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>\n',
};

/** A black picture. */
export function png(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits, greys, nothing fancy.
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
