import { parentPort } from 'node:worker_threads';
import { parseMarkdown, type MarkdownParts } from './markdown/parse.ts';
import type { Source } from './markdown/source.ts';

// The thread that commands/read.ts gives a text to which may keep the parser busy for ever.
parentPort?.on('message', (source: Source) => {
  const { tree, frontmatter, unreadable } = parseMarkdown(source);
  const parts: MarkdownParts = { tree, frontmatter, unreadable };
  parentPort?.postMessage(parts);
});
