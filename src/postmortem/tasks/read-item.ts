import { optional } from '../coerce.ts';
import type { Task, TaskStatus } from '../postmortem.ts';
import { mergeDetails, readDay, readDetailParts, type DetailPart, type Details } from './details.ts';
import { keyedFact } from './key-words.ts';
import { isInLink, isWhole, sliceInline, sourceOf, type InlineText } from './inline-text.ts';
import { ownerInWords, subjectOf } from './owners.ts';
import { stateOfWord } from './states.ts';
import type { TaskContext, UnreadDay } from './task-list.ts';
import { linkedTicket } from './tickets.ts';
import { oneLine } from '../../text/one-line.ts';

/** The text of a task, taken apart. */
export interface ReadItem {
  title: string;
  details: Details;
  faults: UnreadDay[];
  /** Range of the title in the text. */
  from: number;
  to: number;
  /** All that stood beside the title, in order, as the canonical form has it in its bracket. */
  written: string[];
  /** Whether owner, due date, ticket or state are stated. */
  hasFacts: boolean;
  /** Nothing but one bracket at the end states details, and the title is not struck through. */
  isPlain: boolean;
}

interface Cut {
  from: number;
  to: number;
  parts: DetailPart[];
}

/** Take the text of a task apart: its title, and the details at its start and end. */
export function readItem(inline: InlineText, context: TaskContext): ReadItem {
  let from = /^\s*/.exec(inline.text)?.[0].length ?? 0;
  let to = inline.text.trimEnd().length;
  const head: DetailPart[] = [];
  const tail: DetailPart[] = [];
  let brackets = 0;
  for (let cut = cutHead(inline, from, to, context); cut && cut.from < to; cut = cutHead(inline, from, to, context)) {
    ({ from } = cut);
    head.push(...cut.parts);
  }
  for (let cut = cutTail(inline, from, to, context); cut && cut.to > from; cut = cutTail(inline, from, to, context)) {
    ({ to } = cut);
    tail.unshift(...cut.parts);
    brackets += 1;
  }
  const isStruck = inline.spans.some(({ type, start, end }) => type === 'delete' && start <= from && end >= to);
  const parts = [...tail, ...head];
  const details = mergeDetails(parts);
  if (isStruck) details.status ??= 'done';
  // What cannot be read is not lost.
  const words = parts.filter(({ strength, fault }) => strength === 'words' || fault);
  const bare = oneLine(inline.text.slice(from, to));
  const title =
    words.length > 0
      ? `${bare} (${words.map(({ start, end }) => oneLine(textOfPart(inline, start, end))).join(', ')})`
      : bare;
  const ticket = details.ticket ?? linkedTicket(inline);
  const owner = details.owners.length > 0 ? undefined : (bracketOwner(title) ?? subjectOf(bare));
  return {
    title,
    details: { ...details, ...optional('ticket', ticket), ...(owner !== undefined && { owners: [owner] }) },
    faults: parts.flatMap(({ fault }) => (fault ? [faultOf(fault, inline, context)] : [])),
    from,
    to,
    written: [...tail.flatMap(({ written }) => written || []), ...head.flatMap(({ written }) => written || [])],
    hasFacts: isStruck || parts.some(({ strength }) => strength === 'fact') || linkedTicket(inline) !== undefined,
    isPlain: head.length === 0 && brackets <= 1 && !isStruck,
  };
}

/** What a task of the body gets from its details. */
export function valuesOf({ owners, due, closed, ticket, priority }: Details): Partial<Task> {
  return {
    ...optional('owner', owners[0]),
    ...(owners.length > 1 && { owners }),
    ...optional('due', due),
    ...optional('priority', priority),
    ...optional('ticket', ticket),
    ...optional('closed', closed),
  };
}

/** The status and what follows from it. */
export function stateOf(status: TaskStatus): Pick<Task, 'status' | 'outstanding'> {
  return { status, outstanding: status === 'open' || status === 'in_progress' };
}

function textOfPart({ text }: InlineText, start: number, end: number): string {
  return text.slice(start, end);
}

function bracketOwner(title: string): string | undefined {
  const words = /\(([^()]+)\)[.]?$/.exec(title)?.[1];
  return words === undefined ? undefined : ownerInWords(words);
}

function faultOf(
  { key, text, start, end }: NonNullable<DetailPart['fault']>,
  { starts, ends }: InlineText,
  { document }: TaskContext,
): UnreadDay {
  return { key, text: oneLine(text), position: document.positionAt(starts[start] ?? 0, ends[end - 1] ?? 0) };
}

/** The parts of a range, with their places in the whole text; none unless one of them is a fact. */
function factsIn(inline: InlineText, from: number, to: number, context: TaskContext): DetailPart[] | undefined {
  const parts = readDetailParts(sliceInline(inline, from, to), context);
  if (!parts.some(({ strength }) => strength === 'fact')) return undefined;
  const moved = parts.map((part) => ({
    ...part,
    start: part.start + from,
    end: part.end + from,
    ...(part.fault && { fault: { ...part.fault, start: part.fault.start + from, end: part.fault.end + from } }),
  }));
  return moved;
}

/** `DONE: `, `✅ `, `[@alice] `, `(P1) `, `@alice: `, `AUTH-412: `. */
function cutHead(inline: InlineText, from: number, to: number, context: TaskContext): Cut | undefined {
  const text = inline.text.slice(from, to);
  const bracket = /^[[(（]([^()[\]（）]{1,80})[\])）]\s*(?:[:：–—-]\s*)?(?=\S)/u.exec(text);
  const label =
    /^((?:@[\p{L}\p{N}_./-]+(?:\s*[,&/]\s*|\s+(?=@))?)+)\s*(?::|–|—|\s-)\s+/u.exec(text) ??
    /^((?:#\d+|[A-Z][A-Z0-9_]+-\d+|P\d))\s*(?::|–|—|\s-)\s*(?=\S)/u.exec(text);
  const state =
    /^([\p{L}'’]+(?:[ -][\p{L}]+)?)(?::|\s[–—-])\s+(?=\S)/u.exec(text) ??
    /^((?:[✓✔✅☑🟢🚧🟡⏳❌☐⬜🔴]\uFE0F?|:\w+:))\s*/u.exec(text) ??
    /^(TODO|DONE|DOING|WIP|WONTFIX)\s+(?=\S)/.exec(text);
  const status = state && stateOfWord(state[1] ?? '');
  if (state && status) {
    const end = from + state[0].length;
    if (!isWhole(inline, end, to)) return undefined;
    return {
      from: end,
      to,
      parts: [{ start: from, end, values: { status }, written: stateWritten(status), strength: 'fact' }],
    };
  }
  const match = bracket ?? label;
  const inner = match?.[1];
  if (!match || inner === undefined) return undefined;
  const start = from + match[0].indexOf(inner);
  const parts = factsIn(inline, start, start + inner.length, context);
  const stateInside = bracket ? stateOfWord(inner) : undefined;
  const found =
    parts ??
    (stateInside && [
      {
        start,
        end: start + inner.length,
        values: { status: stateInside },
        written: stateWritten(stateInside),
        strength: 'fact' as const,
      },
    ]);
  const end = from + match[0].length;
  if (!found || found.some(({ strength }) => strength === 'words') || !isWhole(inline, end, to)) return undefined;
  return { from: end, to, parts: found };
}

function stateWritten(status: TaskStatus): string {
  return {
    open: 'open',
    done: 'done',
    verified: 'verified',
    in_progress: 'in progress',
    proposed: 'proposed',
    wont_do: "won't do",
  }[status];
}

/** `(@alice, due 2024-08-12).`, ` ✅`, ` — @alice`, ` due Aug 12`, a line of `Owner: alice`. */
function cutTail(inline: InlineText, from: number, to: number, context: TaskContext): Cut | undefined {
  const text = inline.text.slice(from, to);
  const state =
    /\s+((?:[✓✔✅☑🟢🚧🟡⏳❌☐⬜🔴]\uFE0F?|:\w+:)|(?:[–—-]+\s*)?[*_]*\b(?:DONE|TODO|DOING|WIP|WONTFIX)\b[*_]*)[.]?$/u.exec(
      text,
    );
  const status = state && stateOfWord((state[1] ?? '').replace(/^[–—-]+\s*/, ''));
  if (state && status) {
    const end = from + state.index;
    if (!isWhole(inline, from, end) || isInLink(inline, end)) return undefined;
    return {
      from,
      to: end,
      parts: [{ start: end, end: to, values: { status }, written: stateWritten(status), strength: 'fact' }],
    };
  }
  // A remark may have a bracket of its own: `(@alice, status: done (in review))`.
  const bracket = /\s*[(（[]((?:[^()（）[\]]|[(（][^()（）[\]]*[)）])+)[)）\]][.;,。]?$/u.exec(text);
  const segment =
    /(?:(?<=[.!?。])\s+|\s+[–—|-]+\s+|\s*[;\n]\s*|\s*[,:]\s+(?=(?:@|due|owner|assigned|bug|issue|ticket|#)))((?:[@#]|https?:|\p{L})[^\n]*?)[.]?$/iu.exec(
      text,
    );
  const keyed = keyedTail.exec(text);
  const kind = bracket && isKind.test(bracket[1] ?? '') && isWhole(inline, from, from + bracket.index);
  if (bracket && kind) {
    const start = from + bracket.index + bracket[0].search(/[(（[]/) + 1;
    const written = bracket[1] ?? '';
    const part: DetailPart = { start, end: start + written.length, values: {}, written, strength: 'words' };
    return { from, to: from + bracket.index, parts: [part] };
  }
  for (const match of [
    bracket,
    keyed,
    segment,
    /\s+((?:@[\p{L}\p{N}_./-]+[\s,&]*)+)[.]?$/u.exec(text),
    /\s+(due\s.+?)[.]?$/iu.exec(text),
  ]) {
    const inner = match?.[1];
    if (!match || inner === undefined) continue;
    const start = from + match.index + match[0].lastIndexOf(inner);
    const parts = factsIn(inline, start, start + inner.length, context);
    const end = from + match.index;
    if (!parts || !isWhole(inline, from, end) || isInLink(inline, end)) continue;
    if (
      match !== bracket &&
      (parts.some(({ strength }) => strength !== 'fact') || asks.test(text.slice(0, match.index)))
    )
      continue;
    return { from, to: end, parts };
  }
  return dueInWords(inline, from, to, context);
}

/** Kinds of tasks, which stay in the title; what stands before them is read as well: `@alice [detect]`. */
const isKind = /^(?:prevent|mitigate|detect|repair|process|investigate|respond|document|monitor)(?:ion|s|ing)?$/i;

/** `Add an alert. Owner: alice Due: 2024-08-12` */
const keyedTail = new RegExp(
  String.raw`(?:(?<=\S)\s+(?:[–—|-]+\s+)?|(?<=[。！？]))((?:${keyedFact.source}).+?)[.]?$`,
  'isu',
);

/** `Talk to @alice` does not name the owner. */
const asks = /(?:^|\s)(?:to|with|from|of|for|ask|ping|cc|and|or|by|thank|thanks|contact|notify|remove|add)$/i;

/** `Patch the code by August 15, 2024.` */
function dueInWords(inline: InlineText, from: number, to: number, context: TaskContext): Cut | undefined {
  const text = inline.text.slice(from, to);
  const match = /\s+by\s+(\S[^.;()]*?)[.]?$/iu.exec(text);
  const day = match?.[1] === undefined ? undefined : readDay(match[1], context);
  if (!match || !day?.date || day.length !== match[1]?.length || !isWhole(inline, from, from + match.index))
    return undefined;
  const part: DetailPart = {
    start: from + match.index,
    end: to,
    values: { due: day.date },
    written: `due ${day.date}`,
    strength: 'fact',
  };
  return { from, to: from + match.index, parts: [part] };
}

/** The Markdown of a task in the canonical form, without its list marker. */
export function canonicalText(inline: InlineText, item: ReadItem, status: TaskStatus, context: TaskContext): string {
  const isChecked = status === 'done' || status === 'verified';
  const words = item.written.filter((word) => word !== 'done' && word !== 'open');
  if (status === 'proposed' && !words.includes('proposed')) words.push('proposed');
  const title = sourceOf(inline, item.from, item.to, context.document);
  return `[${isChecked ? 'x' : ' '}] ${title}${words.length > 0 ? ` (${words.join(', ')})` : ''}`;
}
