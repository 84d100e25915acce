import type { List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import { toMarkdown } from 'mdast-util-to-markdown';
import { toString } from 'mdast-util-to-string';
import { parseMarkdown } from '../../markdown/parse.ts';

/** An item of a list of facts: `- **Label:** text`, with further items below it. Every part may be absent. */
export interface Outline {
  label?: string;
  checked?: boolean;
  /** Plain text; blank lines part paragraphs. */
  text?: string;
  link?: { title: string; url: string };
  /** A value that has no readable form, as inline code. */
  json?: { value: unknown };
  items?: Outline[];
}

/** Write outlines as Markdown, without an end of line at its end. */
export function writeOutlines(outlines: readonly Outline[]): string {
  return writeNodes([toList(outlines)]);
}

/** Write nodes in the style of our own documents, without an end of line at the end. */
export function writeNodes(children: RootContent[]): string {
  const extensions = [gfmStrikethroughToMarkdown(), gfmTaskListItemToMarkdown()];
  return toMarkdown({ type: 'root', children }, { bullet: '-', extensions }).trimEnd();
}

/** Read outlines from a list; `undefined` if an item holds more than an outline can. */
export function readOutlines(list: List): Outline[] | undefined {
  const outlines = list.children.map(readItem);
  const read = outlines.filter((outline) => outline !== undefined);
  return read.length === outlines.length ? read : undefined;
}

/** What a reader makes of an outline after it was written. */
export function reread(outline: Outline): Outline | undefined {
  const [list, ...others] = parseMarkdown({ path: '', text: writeOutlines([outline]) }).tree.children;
  const items = list?.type === 'list' && others.length === 0 ? readOutlines(list) : undefined;
  return items?.length === 1 ? items[0] : undefined;
}

function toList(outlines: readonly Outline[]): List {
  return { type: 'list', ordered: false, spread: false, children: outlines.map(toItem) };
}

function toItem({ label, checked, items, ...value }: Outline): ListItem {
  const [first = [], ...paragraphs] = toParagraphs(value);
  const strong: PhrasingContent[] =
    label === undefined ? [] : [{ type: 'strong', children: [{ type: 'text', value: `${label}:` }] }];
  const space: PhrasingContent[] = strong.length > 0 && first.length > 0 ? [{ type: 'text', value: ' ' }] : [];
  const head = [...strong, ...space, ...first];
  const texts = [...(head.length > 0 ? [head] : []), ...paragraphs];
  return {
    type: 'listItem',
    checked: checked ?? null,
    spread: paragraphs.length > 0,
    children: [
      ...texts.map((children): Paragraph => ({ type: 'paragraph', children })),
      ...(items && items.length > 0 ? [toList(items)] : []),
    ],
  };
}

function toParagraphs({ text, link, json }: Outline): PhrasingContent[][] {
  if (json) return [[{ type: 'inlineCode', value: JSON.stringify(json.value) }]];
  if (link) return [[{ type: 'link', url: link.url, children: [{ type: 'text', value: link.title }] }]];
  return (text ?? '').split('\n\n').map((value) => (value === '' ? [] : [{ type: 'text', value }]));
}

function readItem({ checked, children }: ListItem): Outline | undefined {
  const last = children.at(-1);
  const list = last?.type === 'list' ? last : undefined;
  const items = list && readOutlines(list);
  const texts = list ? children.slice(0, -1) : children;
  const paragraphs = texts.filter((node) => node.type === 'paragraph');
  if (paragraphs.length < texts.length || (list && !items)) return undefined;
  const [first, ...rest] = paragraphs;
  const [label, inline] = takeLabel(first?.children ?? []);
  const outline = {
    ...(label !== undefined && { label }),
    ...(typeof checked === 'boolean' && { checked }),
    ...(items && { items }),
  };
  const [only, ...others] = inline;
  if (only?.type === 'inlineCode' && others.length === 0) {
    const json = parseJson(only.value);
    if (json) return { ...outline, json };
  }
  if (only?.type === 'link' && others.length === 0 && only.url !== toString(only)) {
    return { ...outline, link: { title: toString(only), url: only.url } };
  }
  const text = [toString(inline), ...rest.map((node) => toString(node))].join('\n\n');
  return { ...outline, ...(text !== '' && { text }) };
}

/** The label in bold type, and the nodes after it. */
function takeLabel(nodes: readonly PhrasingContent[]): [string | undefined, PhrasingContent[]] {
  const [first, second, ...rest] = nodes;
  const label = first?.type === 'strong' ? /^(.+):$/s.exec(toString(first))?.[1] : undefined;
  if (label === undefined || (second && second.type !== 'text')) return [undefined, [...nodes]];
  const value = second?.type === 'text' ? second.value.replace(/^ /, '') : '';
  return [label, [...(value === '' ? [] : [{ type: 'text' as const, value }]), ...rest]];
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}
