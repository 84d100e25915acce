import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import { linesOf, trimmed, writeMarkdown } from '../markdown-text.ts';

/** What the ids in a message stand for. */
export interface Names {
  /** The role of a user; never a name. */
  roleOf: (user: string) => string;
  /** The name of a channel, without `#`. */
  channelOf: (channel: string) => string | undefined;
}

/**
 * The text of a message as Markdown. Users are written as their roles.
 *
 * @returns Without an end of line at its end.
 * @see https://docs.slack.dev/messaging/formatting-message-text/
 */
export function mrkdwnToMarkdown(text: string, names: Names): string {
  // Every second part is code.
  const parts = text.replaceAll('\r\n', '\n').split(/```\n?([\s\S]*?)\n?```/);
  return writeMarkdown(
    parts.flatMap((part, index): RootContent[] =>
      index % 2 === 1 ? [{ type: 'code', value: decoded(part) }] : blocksOf(part, names),
    ),
  );
}

function blocksOf(text: string, names: Names): RootContent[] {
  const blocks: RootContent[] = [];
  const rest = text.split('\n');
  while (rest.length > 0) {
    const isAll = /^(?:&gt;|>){3}/.test(rest[0] ?? '');
    const isQuote = isAll || isQuoted(rest[0] ?? '');
    const end = isAll ? -1 : rest.findIndex((line) => isQuoted(line) !== isQuote);
    const lines = rest.splice(0, end === -1 ? rest.length : end);
    const words = isQuote ? lines.map((line) => line.replace(/^(?:(?:&gt;|>){3}|&gt;|>) ?/, '')) : lines;
    const children = paragraphsOf(words, names);
    if (isQuote) blocks.push({ type: 'blockquote', children });
    else blocks.push(...children);
  }
  return blocks;
}

function isQuoted(line: string): boolean {
  return /^(?:&gt;|>)/.test(line);
}

function paragraphsOf(lines: readonly string[], names: Names): Paragraph[] {
  return lines
    .join('\n')
    .split(/\n[ \t]*\n/)
    .map((paragraph) =>
      trimmed(
        paragraph
          .split('\n')
          .flatMap((line, index) => [...(index > 0 ? [{ type: 'break' as const }] : []), ...inlineOf(line, names)]),
      ),
    )
    .flatMap((children) => (children.length > 0 ? [{ type: 'paragraph', children }] : []));
}

/** Code, what is in angle brackets, and words between marks that no letter touches from outside. */
const spans = /`([^`]+)`|<([^<>]+)>|(?<![\p{L}\p{N}])([*_~])(?=\S)(.*?\S)\3(?![\p{L}\p{N}])/gu;

function inlineOf(line: string, names: Names): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let end = 0;
  for (const { index, 0: whole, 1: code, 2: reference, 3: mark, 4: words } of line.matchAll(spans)) {
    nodes.push(...plain(line.slice(end, index)));
    end = index + whole.length;
    if (code !== undefined) nodes.push({ type: 'inlineCode', value: decoded(code) });
    else if (reference !== undefined) nodes.push(...referenceOf(reference, names));
    else nodes.push(marked(mark, inlineOf(words ?? '', names)));
  }
  return [...nodes, ...plain(line.slice(end))];
}

function marked(mark: string | undefined, children: PhrasingContent[]): PhrasingContent {
  if (mark === '*') return { type: 'strong', children };
  return mark === '_' ? { type: 'emphasis', children } : { type: 'delete', children };
}

function referenceOf(reference: string, { roleOf, channelOf }: Names): PhrasingContent[] {
  const [target = '', label = ''] = reference.split(/\|(.*)/s);
  const words = decoded(label);
  if (target.startsWith('@')) return plain(roleOf(target.slice(1)));
  if (target.startsWith('#')) return plain(`#${words || (channelOf(target.slice(1)) ?? target.slice(1))}`);
  if (target.startsWith('!')) {
    const special = /^!(here|channel|everyone)\b/.exec(target)?.[1];
    if (special) return plain(`@${special}`);
    return plain(words || (target.startsWith('!subteam') ? 'a group' : target.slice(1)));
  }
  const url = decoded(target);
  if (!/^[a-z][a-z+.-]*:/i.test(url)) return plain(decoded(reference));
  if (url.startsWith('mailto:')) return plain(words || url.slice('mailto:'.length));
  return [{ type: 'link', url, children: [{ type: 'text', value: words || url }] }];
}

function plain(text: string): PhrasingContent[] {
  return linesOf(decoded(text));
}

function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
