import type { Code, Paragraph, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { flatText, sliceFlat, sourceOffset } from './flat-text.ts';
import { withBareClocks } from './list-shape.ts';
import { readLead, type Lead } from './lead.ts';
import { asParagraph, endOf, isDayOnly, isTimed, startOf, type Piece, type ShapeContext } from './pieces.ts';

interface Line {
  nodes: PhrasingContent[];
  /** Offsets in the source. */
  start: number;
  end: number;
}

/**
 * Read a paragraph whose lines begin with times. Lines without a time go on with the entry above them.
 *
 * @returns `undefined` when no line begins with one.
 */
export function readParagraph(paragraph: Paragraph, context: ShapeContext): Piece[] | undefined {
  const lines = linesOf(paragraph, context);
  const leads = withBareClocks((bareClocks) => lines.map(({ nodes }) => readLead(nodes, { ...context, bareClocks })));
  if (!leads.some((lead) => isEntryLine(lead, context) || isAttempt(lead, context))) return undefined;
  const pieces: Piece[] = [];
  let open: Line[] = [];
  let lead: Lead | undefined;
  const close = (): void => {
    const [first, last] = [open[0], open.at(-1)];
    if (!first || !last) return;
    const more = open
      .slice(lead ? 1 : 0)
      .flatMap(({ nodes }, index) => (lead || index > 0 ? [newLine, ...nodes] : nodes));
    if (!lead) pieces.push(...asParagraph(more).map((node): Piece => ({ type: 'text', node })));
    else if (!isTimed(lead)) {
      const content: Paragraph = { type: 'paragraph', children: [...first.nodes, ...more] };
      pieces.push({ type: 'loose', lead, text: toString(content), start: first.start, end: last.end, content });
    } else if (lead.written.day && isDayOnly(lead) && open.length === 1) {
      pieces.push({ type: 'day', day: lead.written.day, node: paragraph, shape: 'paragraph' });
    } else {
      const content = asParagraph([...lead.content, ...more]);
      pieces.push({ type: 'entry', lead, content, start: first.start, end: last.end, shape: 'paragraph' });
    }
  };
  for (const [index, line] of lines.entries()) {
    const next = leads[index];
    if (isEntryLine(next, context) || isAttempt(next, context)) {
      close();
      [open, lead] = [[line], next];
    } else open.push(line);
  }
  close();
  return pieces;
}

const newLine: PhrasingContent = { type: 'text', value: '\n' };

/** Read a block of code whose lines begin with times, as a log does. */
export function readCode(code: Code, context: ShapeContext): Piece[] | undefined {
  const start = context.document.text.indexOf(code.value.split('\n')[0] ?? '', startOf(code));
  let at = start;
  const children = code.value.split('\n').flatMap((value, index): PhrasingContent[] => {
    const node = { type: 'text' as const, value, position: context.document.positionAt(at, at + value.length) };
    at += value.length + 1;
    return index > 0 ? [newLine, node] : [node];
  });
  const pieces = readParagraph(
    { type: 'paragraph', children, ...(code.position && { position: code.position }) },
    context,
  );
  return pieces?.map((piece) => (piece.type === 'entry' ? { ...piece, shape: 'code' } : piece));
}

/** Beside entries in other shapes, a sentence that happens to begin with `On 3 March` is none. */
function isEntryLine(lead: Lead | undefined, { isLast }: ShapeContext): lead is Lead {
  if (!isTimed(lead)) return false;
  const { written } = lead;
  const isBare = written.start === 0 || /^[[(]/.test(lead.text);
  // `August 10, 2024: Users …`, `2024-08-10 - Users …`
  const isSetApart = written.day?.month !== undefined && /^[ \t]*(?:[:：–—]|- )/.test(lead.text.slice(written.length));
  return isDayOnly(lead) || isLast === true || (isBare && (written.clock !== undefined || isSetApart));
}

/** Among entries that are lines, one that begins like a time is meant as one: `11/03/202 - Release`. */
function isAttempt(lead: Lead | undefined, { hasLines }: ShapeContext): boolean {
  return hasLines === true && lead?.attempt !== undefined;
}

function linesOf({ children }: Paragraph, { document }: ShapeContext): Line[] {
  const text = flatText(children);
  let at = 0;
  return text.split('\n').map((line) => {
    const [from, to] = [at, at + line.length - (line.endsWith('\r') ? 1 : 0)];
    at += line.length + 1;
    const start = from === 0 ? startOf(children[0] ?? {}) : sourceOffset(children, from, document);
    const end =
      to >= text.length ? endOf(children.at(-1) ?? {}) : sourceOffset(children, Math.max(from, to - 1), document) + 1;
    return { nodes: sliceFlat(children, document, from, to, true), start, end };
  });
}
