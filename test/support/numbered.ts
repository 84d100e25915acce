/** So many short postmortems of eight years, each of a day of its own, by path. */
export function numberedDocuments(count: number): Record<string, string> {
  const first = Date.UTC(2017, 0, 1);
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const date = new Date(first + index * 6.4 * 86_400_000).toISOString().slice(0, 10);
      const minutes = 1 + ((index * 37) % 700);
      const end = new Date(Date.parse(`${date}T10:00Z`) + minutes * 60_000).toISOString().slice(0, 16);
      return [
        `postmortems/${date}-incident-${index}.md`,
        `---
title: Incident number ${index}
status: ${index % 3 === 0 ? 'closed' : 'reviewed'}
severity: SEV${1 + (index % 4)}
services: [service-${index % 7}]
tags: [tag-${index % 5}]
duration: { start: ${date}T10:00Z, end: ${end}Z }
impact: Orders waited.
root_cause: A deploy.
tasks:
  - { title: Alert on number ${index}, owner: ops, due: 2024-08-${10 + (index % 20)} }
---
`,
      ];
    }),
  );
}
