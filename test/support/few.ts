/** Eight postmortems that differ in everything that incidents are filtered and ordered by, by path. */
export const fewDocuments: Record<string, string> = Object.fromEntries(
  Object.entries({
    '2024-05-01-orders': `title: Orders wait
status: reviewed
severity: SEV2
services: [orders, queue]
tags: [capacity]
duration: { start: 2024-05-01T10:00Z, end: 2024-05-01T11:00Z }
detection: { method: alert }
tasks:
  - { title: Alert when an order waits, owner: ops, due: 2024-06-01 }
  - { title: Count workers, owner: ops, status: done, due: 2024-05-10, closed: 2024-05-09 }
  - { title: Rehearse a move, status: proposed }`,
    '2024-02-01-mail': `title: Mail is late
status: in_review
severity: SEV1
kind: security
services: [mail]
duration: { start: 2024-02-01 ~10:00 UTC, end: 2024-02-01 12:00 UTC }
tasks:
  - { title: Alert on the queue, owner: ops, due: 2024-12-01 }`,
    '2023-07-01-near': `title: A certificate nearly runs out
status: closed
severity: SEV4
kind: near_miss
services: [edge]
tags: [certificates]
duration: { start: 2023-07-01T10:00Z, end: 2023-07-01T11:00Z }
impact: none
detection: { method: human }`,
    '2023-03-05-cluster': `title: New pods are refused for eleven hours
status: reviewed
severity: SEV2
services: [cluster]
tags: [capacity, kubernetes]
duration: { start: 2023-03-05T08:00Z, end: 2023-03-05T19:30Z }
detection: { method: customer }`,
    '2022-11-20-search': `title: Search finds nothing
status: reviewed
severity: SEV3
services: [search]
duration: { start: 2022-11-20T14:00Z }`,
    '2022-01-10-queue': `title: The queue fills within a week
status: closed
severity: SEV1
services: [queue]
tags: [capacity]
duration: { start: 2022-01-10T00:00Z, end: 2022-01-15T12:00Z }
detection: { method: vendor }`,
    '2021-06-02-edge': `title: Connections close for 40 seconds
severity: SEV3
services: [edge, orders]
duration: { start: 2021-06-02T10:00:00Z, end: 2021-06-02T10:00:40Z }`,
    '2021-01-15-logs': `title: Nobody has set how grave it was
services: [cluster]
tags: [kubernetes]
duration: { start: 2021-01-15T10:00Z, end: 2021-01-15T10:20Z }`,
  }).map(([id, frontmatter]) => [`postmortems/${id}.md`, `---\n${frontmatter}\n---\n`]),
);
