import type { Element, ElementContent, Root } from 'hast';
import { visitElements } from './elements.ts';

const names: Record<string, string> = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
};

/**
 * GitHub's alerts, as a rehype plugin: a quotation whose first line is `[!NOTE]`. The existing packages lose text after
 * `[!NOTE]` on the same line, or bring a thousand icons.
 *
 * @see https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts
 */
export function alerts() {
  return (tree: Root): void => {
    visitElements(tree, (node) => {
      if (node.tagName !== 'blockquote') return;
      const first = node.children.find((child): child is Element => child.type === 'element');
      const text = first?.tagName === 'p' ? first.children[0] : undefined;
      if (!first || text?.type !== 'text') return;
      const match = /^\[!(\w+)\][ \t]*(?:\n|$)/.exec(text.value);
      const kind = match?.[1]?.toLowerCase() ?? '';
      const name = names[kind];
      if (!match || name === undefined) return;
      text.value = text.value.slice(match[0].length);
      // Two spaces after the mark are a line break.
      if (isBreak(first.children[1]) && text.value === '') first.children.splice(0, 2);
      if (first.children.every(isEmpty)) node.children = node.children.filter((child) => child !== first);
      node.tagName = 'div';
      node.properties = { className: ['alert', `alert-${kind}`] };
      node.children.unshift({
        type: 'element',
        tagName: 'p',
        properties: { className: ['alert-name'] },
        children: [{ type: 'text', value: name }],
      });
    });
  };
}

function isBreak(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && node.tagName === 'br';
}

function isEmpty(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}
