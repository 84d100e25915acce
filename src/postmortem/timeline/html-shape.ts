import type { Html, PhrasingContent } from 'mdast';
import { readLead } from './lead.ts';
import { endOf, isTimed, startOf, type Piece, type ShapeContext } from './pieces.ts';

/**
 * Read an HTML list or table whose items begin with times.
 *
 * @returns `undefined` when there is none.
 */
export function readHtml(html: Html, context: ShapeContext): Piece[] | undefined {
  const pieces: Piece[] = [];
  const offset = startOf(html);
  let read = 0;
  for (const match of html.value.matchAll(items)) {
    const [whole, , inner = ''] = match;
    const between = html.value.slice(read, match.index).replaceAll(wrappers, '').trim();
    if (plainOf(between) !== '') pieces.push({ type: 'text', node: { type: 'html', value: between } });
    read = match.index + whole.length;
    if (/<th\b/i.test(inner)) continue;
    const start = offset + match.index + whole.length - inner.length;
    const text = plainOf(inner);
    const node: PhrasingContent = {
      type: 'text',
      value: text,
      position: context.document.positionAt(start, start + inner.length),
    };
    const lead = readLead([node], { ...context, bareClocks: true });
    if (!isTimed(lead)) {
      if (text !== '') pieces.push({ type: 'text', node: { type: 'html', value: `<p>${inner}</p>` } });
      continue;
    }
    const timePosition = context.document.positionAt(start, start + inner.length);
    const said = restOfHtml(inner, lead.content.length > 0 ? text.length - lengthOf(lead.content) : text.length);
    const content = said === '' ? [] : [{ type: 'html' as const, value: `<p>${said}</p>` }];
    pieces.push({
      type: 'entry',
      lead: { ...lead, timePosition, isCanonical: false },
      content,
      start,
      end: start + inner.length,
      shape: 'HTML',
    });
  }
  const behind = html.value.slice(read).replaceAll(wrappers, '').trim();
  if (plainOf(behind) !== '') pieces.push({ type: 'text', node: { type: 'html', value: behind } });
  const isTimeline = pieces.some((piece) => piece.type === 'entry');
  return isTimeline && endOf(html) > offset ? [{ type: 'sequence' }, ...pieces] : undefined;
}

const items = /<(li|tr|dt)\b[^>]*>([\s\S]*?)(?=<\/?(?:li|tr|ul|ol|tbody|table)\b|<dt\b|<\/dl\b|$)/gi;
const wrappers = /<\/?(?:li|tr|ul|ol|dl|thead|tbody|tfoot|table)\b[^>]*>/gi;

function lengthOf(nodes: readonly PhrasingContent[]): number {
  return nodes.reduce((sum, node) => sum + ('value' in node ? node.value.length : 0), 0);
}

const betweenCells = /<\/(?:t[dh]|dt|dd)>\s*<(?:t[dh]|dt|dd)\b[^>]*>/gi;

function plainOf(html: string): string {
  const text = html.replaceAll(betweenCells, ' ').replaceAll(/<[^>]*>/g, '');
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', ndash: '–', mdash: '—' };
  return text
    .replaceAll(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The markup behind the first characters of its text. */
function restOfHtml(html: string, skipped: number): string {
  let left = skipped;
  let at = 0;
  const open: string[] = [];
  const flat = html
    .replaceAll(betweenCells, ' ')
    .replaceAll(/<\/?(?:t[dh]|d[td])\b[^>]*>/gi, '')
    .trim();
  for (const [token] of flat.matchAll(/<[^>]*>|&\w+;|\s+|[^<&\s]+/g)) {
    if (left <= 0) break;
    if (token.startsWith('</')) open.pop();
    else if (token.startsWith('<')) {
      if (!token.endsWith('/>') && !/^<br/i.test(token)) open.push(token);
    } else {
      const length = token.startsWith('&') || /^\s/.test(token) ? 1 : token.length;
      if (length > left) {
        at += left;
        left = 0;
        break;
      }
      left -= length;
    }
    at += token.length;
  }
  return (open.join('') + flat.slice(at)).trim();
}
