const marks: Record<string, string> = { STRONG: '**', B: '**', EM: '*', I: '*', DEL: '~~', S: '~~' };
const blocks = new Set(['P', 'UL', 'OL', 'BLOCKQUOTE', 'PRE', 'DIV', 'FIGURE', 'TABLE', 'SECTION', 'DETAILS']);

/** The content of elements as Markdown, one block each: texts, code, links and emphasis; of others only the text. */
export function toMarkdown(elements: readonly Element[]): string {
  return elements
    .flatMap((element) => blockOf(element))
    .filter((block) => block !== '')
    .join('\n\n');
}

function blockOf(element: Element): string[] {
  if (element.tagName === 'PRE') return [`\`\`\`\n${(element.textContent ?? '').replace(/\n$/, '')}\n\`\`\``];
  if (element.tagName === 'UL' || element.tagName === 'OL') {
    const isOrdered = element.tagName === 'OL';
    const items = Array.from(element.children, (item, index) => {
      const bullet = isOrdered ? `${index + 1}. ` : '- ';
      return bullet + indent(toMarkdown([item]), bullet.length);
    });
    return [items.join('\n')];
  }
  if (element.tagName === 'BLOCKQUOTE') return [toMarkdown([...element.children]).replaceAll(/^/gm, '> ')];
  const found: string[] = [];
  let inline = '';
  for (const node of element.childNodes) {
    if (node instanceof Element && blocks.has(node.tagName)) {
      found.push(inline.trim(), ...blockOf(node));
      inline = '';
    } else inline += inlineOf(node);
  }
  return [...found, inline.trim()];
}

function inlineOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return escape((node.textContent ?? '').replaceAll(/\s+/g, ' '));
  if (!(node instanceof Element) || node.getAttribute('aria-hidden') === 'true') return '';
  const text = node.textContent ?? '';
  if (node.tagName === 'CODE') {
    const fence = '`'.repeat(1 + Math.max(0, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length)));
    const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
    return fence + space + text + space + fence;
  }
  if (node.tagName === 'BR') return '\n';
  if (node instanceof HTMLImageElement) return `![${escape(node.alt)}](${node.src})`;
  const content = Array.from(node.childNodes, inlineOf).join('');
  if (node instanceof HTMLAnchorElement && node.href) return `[${content}](${node.href})`;
  const mark = marks[node.tagName] ?? '';
  return content.trim() === '' ? content : mark + content + mark;
}

/** Escape what would be something else than text. */
export function escape(text: string): string {
  return text.replaceAll(/[\\`*[\]<>]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&');
}

/** Indent all lines but the first. */
export function indent(text: string, width: number): string {
  return text.replaceAll(/\n(?=.)/g, `\n${' '.repeat(width)}`);
}
