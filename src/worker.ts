import { parentPort } from 'node:worker_threads';
import { parseMarkdown, type MarkdownParts } from './markdown/parse.ts';
import type { Source } from './markdown/source.ts';

// The thread of host/parse-with-limit.ts, for texts that may keep the parser busy forever.
parentPort?.on('message', (source: Source) => {
  const { tree, frontmatter, unreadable } = parseMarkdown(source);
  const parts: MarkdownParts = { tree, frontmatter, unreadable };
  parentPort?.postMessage(parts);
});
