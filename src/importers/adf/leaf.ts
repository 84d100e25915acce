import type { PhrasingContent } from 'mdast';
import { linesOf } from '../markdown-text.ts';
import { type AdfContext, type AdfNode, attribute } from './node.ts';

/** An inline node other than text, or a node where only inline nodes can be. Links are left out within a link. */
export function leafOf(node: AdfNode, context: AdfContext, isLinked: boolean): PhrasingContent[] {
  switch (node.type) {
    case 'text':
      return linesOf(node.text ?? '');
    case 'hardBreak':
      return [{ type: 'break' }];
    case 'mention':
      return mentionOf(node, context);
    case 'emoji':
      return text(attribute(node, 'text') || attribute(node, 'shortName'));
    case 'date':
      return text(dayOf(attribute(node, 'timestamp')));
    case 'status':
      // A code span could be an entry kind.
      return attribute(node, 'text') ? [{ type: 'strong', children: text(attribute(node, 'text')) }] : [];
    case 'placeholder':
      // What the author of a template asks for. Atlassian shows it to writers only.
      context.lost.add(`placeholder "${attribute(node, 'text')}"`);
      return [];
    case 'inlineCard':
    case 'blockCard':
    case 'embedCard':
      return cardOf(node, context, isLinked);
    case 'media':
    case 'mediaInline':
      return mediaOf(node, context);
    default:
      return unknownOf(node, context, isLinked);
  }
}

function text(value: string): { type: 'text'; value: string }[] {
  return value ? [{ type: 'text', value }] : [];
}

function mentionOf(node: AdfNode, context: AdfContext): PhrasingContent[] {
  const name = attribute(node, 'text');
  if (name) return text(name.startsWith('@') ? name : `@${name}`);
  context.lost.add(`mention "${attribute(node, 'id')}"`);
  return text('someone');
}

/** Milliseconds since 1970 as a day, which is all that is shown. */
function dayOf(timestamp: string): string {
  const date = new Date(Number(timestamp));
  return timestamp === '' || Number.isNaN(date.getTime()) ? timestamp : date.toISOString().slice(0, 10);
}

function cardOf(node: AdfNode, context: AdfContext, isLinked: boolean): PhrasingContent[] {
  // Either an address, or JSON-LD with one.
  const data = node.attrs?.data;
  const linked: Record<string, unknown> = typeof data === 'object' && data !== null ? { ...data } : {};
  const url = attribute(node, 'url') || (typeof linked.url === 'string' ? linked.url : '');
  const name = typeof linked.name === 'string' ? linked.name : url;
  if (!url) context.lost.add(`node "${node.type}"`);
  return url && !isLinked ? [{ type: 'link', url, children: text(name) }] : text(name);
}

function mediaOf(node: AdfNode, context: AdfContext): PhrasingContent[] {
  const alt = attribute(node, 'alt');
  const name = alt || attribute(node, 'id');
  const url = attribute(node, 'url') || context.urlOf(name);
  if (!url) {
    context.lost.add(`attachment "${name}"`);
    return text(`Attachment: ${name}`);
  }
  const isImage = node.type === 'media' || attribute(node, 'type').startsWith('image');
  return isImage ? [{ type: 'image', url, alt }] : [{ type: 'link', url, children: text(name) }];
}

function unknownOf(node: AdfNode, context: AdfContext, isLinked: boolean): PhrasingContent[] {
  const key = attribute(node, 'extensionKey');
  context.lost.add(key ? `extension "${key}"` : `node "${node.type}"`);
  const own = node.text ?? attribute(node, 'text');
  const children = (node.content ?? []).flatMap((child) => leafOf(child, context, isLinked));
  return [...linesOf(own).filter(({ type }) => !isLinked || type !== 'link'), ...children];
}
