// The documents that the measurements use: the same ones for the same number, about 6 KB each, like a thorough write-up.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { mulberry32 } from '../test/support/mulberry32.ts';

/**
 * Write documents into `postmortems/` of a folder.
 *
 * @param folder Absolute path; created if it does not exist.
 */
export async function writeDocuments(folder: string, count: number): Promise<void> {
  await mkdir(path.join(folder, 'postmortems'), { recursive: true });
  for (let index = 0; index < count; index += 1) {
    const { name, text } = documentOf(index);
    await writeFile(path.join(folder, 'postmortems', name), text);
  }
}

const services = `authentication orders search billing edge queue mail storage web wallet ledger catalogue shipping
  pricing reports sessions images maps video chat`.split(/\s+/);
const statuses = ['open', 'in_progress', 'done', 'verified', 'proposed'];
const syllables = `ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo ya ze bri cla dre flo gra`.split(/\s+/);

/** Few words are common and most are rare, as in prose. */
const vocabulary = Array.from({ length: 6000 }, (_, index) => {
  const random = mulberry32(index + 1);
  const length = 2 + Math.floor(random() * 3);
  return Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]).join('');
});

const tags = vocabulary.slice(100, 160);

/** The name and text of one document. */
export function documentOf(index: number): { name: string; text: string } {
  const random = mulberry32(index * 7919 + 17);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const word = () => vocabulary[Math.floor(vocabulary.length * random() ** 3)] ?? '';
  const words = (number: number) => Array.from({ length: number }, word).join(' ');
  const sentence = (number: number) => {
    const text = words(number);
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = () =>
    [
      sentence(12 + below(8)),
      `${sentence(8).slice(0, -1)} with \`${word()}_${word()}\` and **${words(2)}**.`,
      sentence(10 + below(8)),
      `See [the ${word()} of ${word()}](https://example.com/${word()}/${index}).`,
    ].join(' ');
  const year = 2015 + (index % 10);
  const day = `${year}-${two(1 + below(12))}-${two(1 + below(28))}`;
  const start = 6 * 60 + below(6 * 60);
  let minute = start;
  const entry = (kind: string) => {
    const text = `- ${clock(minute)} ${kind === '' ? '' : `\`${kind}\` `}${sentence(9 + below(10))}`;
    minute += 1 + below(25);
    return text;
  };
  const kinds = ['started', '', 'detected', '', 'investigated', '', '', 'identified', '', 'changed', '', 'mitigated'];
  const entries = [...kinds, '', '', 'resolved'].map(entry);
  const tasks = Array.from({ length: 5 }, () => {
    const due = `${year + 1 + below(3)}-${two(1 + below(12))}-15`;
    return `  - title: Limit ${words(6)}\n    owner: team-${below(40)}\n    due: ${due}\n    status: ${pick(statuses)}`;
  });
  const end = /^- (\d\d:\d\d) `mitigated`/.exec(entries[11] ?? '')?.[1] ?? '';
  const text = `---
title: ${sentence(5).slice(0, -1)}
status: reviewed
timezone: UTC
severity: SEV${1 + Math.floor(4 * random() ** 0.5)}
services: [${[...new Set([pick(services), pick(services)])].join(', ')}]
tags: [${[...new Set([pick(tags), pick(tags)])].join(', ')}]
duration: { start: "${day}T${clock(start)}Z", end: "${day}T${end}Z" }
impact: ${sentence(14)}
detection: { method: ${pick(['alert', 'human', 'customer', 'vendor'])} }
root_cause: ${sentence(16)}
tasks:
${tasks.join('\n')}
---

## Summary

${paragraph()}

${paragraph()}

## Timeline

${entries.join('\n')}

## What happened

${paragraph()}

\`\`\`text
${Array.from({ length: 5 }, () => `${clock(start)}:00 ${words(6)}`).join('\n')}
\`\`\`

${paragraph()}

- ${sentence(9)}
- ${sentence(12)}
- ${sentence(7)}

## What went well

${paragraph()}

## What went badly

${paragraph()}

| ${word()} | ${word()} | ${word()} |
| --- | --- | ---: |
${Array.from({ length: 4 }, () => `| ${words(2)} | ${words(3)} | ${below(1000)} |`).join('\n')}

## Lessons

${paragraph()}

> ${sentence(14)}
`;
  return { name: `${day}-${index}.md`, text };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function clock(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
