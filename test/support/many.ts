/** As many postmortems as one wants, each a little different, the same ones each time: text by path. */
export function manyDocuments(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => documentOf(index)));
}

const services = ['authentication', 'orders', 'search', 'billing', 'edge', 'queue', 'mail', 'storage', 'web', 'wallet'];
const causes = ['A deploy', 'A certificate', 'A full disk', 'A query', 'A quota', 'A loop', 'A clock', 'A lock'];
const effects = ['stops sign-ins', 'slows orders', 'loses mail', 'hides results', 'refuses uploads', 'repeats bills'];
const words = `latency memory threads retries sockets replicas shards tokens headers timeouts caches leases pods nodes
  subnets volumes indexes ledgers batches cursors webhooks mirrors proxies queues`.split(/\s+/);
const statuses = ['open', 'in_progress', 'done', 'verified', 'proposed', 'wont_do'];

function documentOf(index: number): [path: string, text: string] {
  const random = mulberry32(index);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${2015 + (index % 10)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`;
  const minutes = Math.round(10 ** (random() * 2.9));
  const clock = (minute: number) => `${two(8 + Math.floor(minute / 60))}:${two(minute % 60)}`;
  const word = () => `${pick(words)}-${Math.floor(random() * 40)}`;
  const title = `${pick(causes)} ${pick(effects)} for ${word()}`;
  const tasks = Array.from({ length: 4 }, (_, task) => {
    const status = pick(statuses);
    const reason = status === 'wont_do' ? ', decline_reason: Too dear' : '';
    const year = 2016 + Math.floor(random() * 10);
    return `  - { title: Limit the ${word()} of ${word()} ${task}, owner: team-${Math.floor(random() * 40)}, due: ${year}-06-30, status: ${status}${reason} }`;
  });
  const text = `---
title: ${title}
status: reviewed
severity: SEV${1 + Math.floor(random() ** 0.5 * 4)}
services: [${[...new Set([pick(services), pick(services)])].join(', ')}]
tags: [${pick(words)}]
duration: { start: "${day}T08:00Z", end: "${day}T${clock(minutes % 900)}Z" }
impact: Users wait for the ${word()}.
detection: { method: ${pick(['alert', 'human', 'customer', 'vendor'])} }
root_cause: The ${word()} shares the ${word()} with the ${word()}.
tasks:
${tasks.join('\n')}
---

## Summary

The ${word()} stops, the ${word()} grows, and nobody sees the ${word()} before customers call.

## Timeline

- 08:00 \`started\` The ${word()} stops.
- 08:0${Math.floor(random() * 9)} \`detected\` The ${word()} is alarmed.
- ${clock(minutes % 900)} \`mitigated\` \`resolved\` The ${word()} is back.
- 23:30 \`verified\` The ${word()} is quiet.
`;
  return [`postmortems/${day}-${index}.md`, text];
}

/** @see https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
