import { readWrittenDay, resolveDay } from '../../time/days.ts';
import type { TaskStatus } from '../postmortem.ts';
import { fold } from './fold.ts';
import { isWhole, sourceOf, type InlineText } from './inline-text.ts';
import { keyedFact, taskKeyOf, type TaskKey } from './key-words.ts';
import { isNobody, readOwners, writtenOwner } from './owners.ts';
import { stateOfWord, writtenState } from './states.ts';
import { isTicket, ticketOf } from './tickets.ts';
import type { TaskContext } from './task-list.ts';

/** What is stated about a task beside its title. */
export interface Details {
  owners: string[];
  due?: string;
  closed?: string;
  ticket?: string;
  priority?: string;
  status?: TaskStatus;
}

/** One part of a bracket, such as `due 2024-08-12`. */
export interface DetailPart {
  /** Range of the text that it was read from. */
  start: number;
  end: number;
  values: Partial<Details>;
  /** Its canonical form; that of words is their Markdown. */
  written: string;
  /**
   * - `fact`: it is a detail wherever it is.
   * - `weak`: it is one only beside a fact: `2024-08-12`, `high`.
   * - `words`: it belongs to the title.
   */
  strength: 'fact' | 'weak' | 'words';
  /** A day that does not exist, or has two readings. */
  fault?: DayFault;
}

/** A day that cannot be read. */
export interface DayFault {
  key: 'due' | 'closed';
  text: string;
  start: number;
  end: number;
}

const separator = /^(?:\s*[,;|·、，；]\s*|[.]\s+|\s+(?:[-–—/]|and|&|\+)\s+|\s+)/u;

/**
 * Read the parts of a list of details, separated by commas and the like: `@alice @bob; due Aug 12, 2024 | #123`.
 *
 * @param inline The text without brackets.
 */
export function readDetailParts(inline: InlineText, context: TaskContext): DetailPart[] {
  const { text } = inline;
  const parts: DetailPart[] = [];
  let at = /^\s*/.exec(text)?.[0].length ?? 0;
  while (at < text.length) {
    const part = readPart(inline, at, context, parts.at(-1)) ?? readWords(inline, at, context);
    parts.push(part);
    at = part.end;
    const gap = separator.exec(text.slice(at))?.[0].length ?? 0;
    if (gap === 0 && at < text.length && part.end === part.start) break;
    at += gap;
  }
  return parts;
}

/** The values of several parts; what is stated first wins. */
export function mergeDetails(parts: readonly DetailPart[]): Details {
  const details: Details = { owners: [] };
  for (const { values, strength } of parts) {
    if (strength === 'words') continue;
    const { owners = [], ...others } = values;
    details.owners.push(...owners.filter((owner) => !details.owners.includes(owner)));
    Object.assign(details, { ...others, ...withoutAbsent(details) });
  }
  return details;
}

function withoutAbsent({ owners: _owners, ...others }: Details): Partial<Details> {
  return Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined));
}

/** The part of the text up to the next separator, or to the next fact with a colon: `alice. Due: 2024-08-12`. */
function untilSeparator(text: string, at: number): number {
  const rest = text.slice(at);
  const part = /^(?:[^,;|·、，；\n]|\n(?!\s*[\p{L} ]{1,20}[:：]))*/u.exec(rest)?.[0] ?? '';
  const next = nextFact.exec(part);
  return at + (next ? part.slice(0, next.index) : part).trimEnd().length;
}

const nextFact = new RegExp(String.raw`(?<=\S)[.]?\s+(?=${keyedFact.source})`, 'iu');

function readWords(inline: InlineText, at: number, { document }: TaskContext): DetailPart {
  const end = Math.max(at + 1, untilSeparator(inline.text, at));
  return { start: at, end, values: {}, written: sourceOf(inline, at, end, document), strength: 'words' };
}

function readPart(
  inline: InlineText,
  at: number,
  context: TaskContext,
  previous: DetailPart | undefined,
): DetailPart | undefined {
  const { text } = inline;
  const part = readKeyed(inline, at, context) ?? readUnkeyed(inline, at, context, previous);
  if (!part) return undefined;
  // What is left up to the separator would be lost.
  const rest = text.slice(part.end);
  const ends =
    rest === '' ||
    /^(?:\s*[,;|·、，；]|[.]?\s+\p{L}[\p{L} ]*[:=：]|[.]$)/u.test(rest) ||
    /^\s+(?:[-–—/&+@]|and\s+@|due\b|P\d\b)/iu.test(rest) ||
    /^\s*\n/.test(rest);
  if (!ends || !isWhole(inline, part.start, part.end)) return undefined;
  // Links stay as they are written.
  const holdsLink = inline.spans.some(({ url, start, end }) => url !== undefined && start >= at && end <= part.end);
  return holdsLink || part.written === ''
    ? { ...part, written: sourceOf(inline, at, part.end, context.document) }
    : part;
}

/** `Owner: x`, `due=2024-08-12`, `Assigned to x`, `due Aug 12`. */
function readKeyed(inline: InlineText, at: number, context: TaskContext): DetailPart | undefined {
  const rest = inline.text.slice(at);
  const marked = /^(\p{L}[\p{L}\p{M}'’ -]{0,24}?)\s*[:=：]\s*(?!\/\/)/u.exec(rest);
  const markedKey = marked && taskKeyOf(marked[1] ?? '');
  if (marked && markedKey) return readValue(inline, at, at + marked[0].length, markedKey, context, true);
  for (const words of [3, 2, 1]) {
    const match = new RegExp(String.raw`^((?:\p{L}[\p{L}\p{M}'’-]*\s+){${words}})(?=\S)`, 'u').exec(rest);
    const key = match && taskKeyOf(match[1] ?? '');
    if (!match || !key || (key === 'owner' && !spokenOwner.test(fold(match[1] ?? '')))) continue;
    if (!['owner', 'due', 'closed', 'priority'].includes(key)) continue;
    const part = readValue(inline, at, at + match[0].length, key, context, false);
    if (part) return part;
  }
  const joined = /^(?:截止(?:日期)?|期限|締切|负责人|担当)(?=\S)/u.exec(rest);
  const key = joined && taskKeyOf(joined[0]);
  return joined && key ? readValue(inline, at, at + joined[0].length, key, context, false) : undefined;
}

/** The words that name an owner without a colon behind them. */
const spokenOwner =
  /^(?:owners?|owned by|assigned(?: to)?|assignees?|responsible|dri|verantwortlich|zustandig|assignee? a|responsables?|asignado a|atribuido a|responsavel|assegnato a|toegewezen aan|odpowiedzialn\p{L}*|ответственн\p{L}*|исполнитель|担当|负责人|담당자?)$/u;

function readValue(
  inline: InlineText,
  start: number,
  from: number,
  key: TaskKey,
  context: TaskContext,
  marked: boolean,
): DetailPart | undefined {
  const { text } = inline;
  const until = untilSeparator(text, from);
  const value = text.slice(from, until).trim();
  const part = (values: Partial<Details>, written: string, end = until): DetailPart => ({
    start,
    end,
    values,
    written,
    strength: 'fact',
  });
  switch (key) {
    case 'owner': {
      if (value === '' || (!marked && value.split(/\s+/).length > 6)) return undefined;
      const owners = readOwners(value);
      return part({ owners }, owners.map(writtenOwner).join(', '));
    }
    case 'due':
    case 'closed': {
      // A comma may be part of a day: `Aug 12, 2024`.
      const day = readDay(text.slice(from), context);
      const state = key === 'closed' || !day ? undefined : {};
      if (!day) return isNobody(value) && marked && value !== '' ? part(state ?? {}, '') : undefined;
      const end = from + day.length;
      if (day.date === undefined) {
        const fault: DayFault = { key, text: text.slice(from, end), start: from, end };
        return { ...part({}, '', end), fault };
      }
      // `due: 2024-08-12` is canonical too.
      const isColon =
        /^(?:due|closed): $/.test(text.slice(start, from)) &&
        !inline.spans.some((span) => span.start < from && span.end > start);
      return part({ [key]: day.date }, isColon && day.isIso ? '' : `${key} ${day.date}`, end);
    }
    case 'priority': {
      if (value === '' || value.split(/\s+/).length > (marked ? 3 : 1)) return undefined;
      return part({ priority: priorityOf(value) }, writtenPriority(value));
    }
    case 'status': {
      const status = marked ? stateOfWord(value.replace(/\s*[(（][^()（）]*[)）]$/, '')) : undefined;
      const isRemarked = /[(（].*[)）]$/.test(value);
      return status && part({ status }, isRemarked ? text.slice(start, until) : (writtenState(status) ?? status));
    }
    case 'ticket': {
      const ticket = ticketOf(inline, from, until);
      return ticket === undefined ? undefined : part({ ticket }, ticket);
    }
    default:
      return undefined;
  }
}

function readUnkeyed(
  inline: InlineText,
  at: number,
  context: TaskContext,
  previous: DetailPart | undefined,
): DetailPart | undefined {
  const rest = inline.text.slice(at);
  const until = untilSeparator(inline.text, at);
  const word = inline.text.slice(at, until);
  const part = (
    values: Partial<Details>,
    written: string,
    end = until,
    strength: DetailPart['strength'] = 'fact',
  ): DetailPart => ({
    start: at,
    end,
    values,
    written,
    strength,
  });
  const team = /^@(\p{Lu}[\p{L}\p{N}]*(?: \p{Lu}[\p{L}\p{N}]*){1,2})$/u.exec(word);
  const handle = team ?? /^@([\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_./-]*[\p{L}\p{M}\p{N}_])?)/u.exec(rest);
  if (handle?.[1]) return part({ owners: [handle[1]] }, writtenOwner(handle[1]), at + handle[0].length);
  const ticket = ticketOf(inline, at, until);
  if (ticket !== undefined) return part({ ticket }, isTicket(word) ? word : ticket);
  const shortTicket = /^(?:#\d+|[A-Z][A-Z0-9_]*-\d+)(?=\s)/.exec(rest);
  if (shortTicket) return part({ ticket: shortTicket[0] }, shortTicket[0], at + shortTicket[0].length);
  if (/^P\d$/i.test(word)) return part({ priority: word.toUpperCase() }, word.toUpperCase());
  const priority = /^(\p{L}+) prio(?:rity)?$/iu.exec(word)?.[1];
  if (priority !== undefined) return part({ priority }, writtenPriority(priority));
  const status = ambiguousState.test(fold(word)) ? undefined : stateOfWord(word);
  if (status) return part({ status }, writtenState(status) ?? status);
  if (/^(?:critical|highest|high|medium|normal|low|lowest)$/i.test(word)) {
    return part({ priority: word }, writtenPriority(word), until, 'weak');
  }
  const day = readDay(rest, context);
  if (day?.date !== undefined) return part({ due: day.date }, `due ${day.date}`, at + day.length, 'weak');
  const isList =
    previous?.values.owners !== undefined &&
    /^(?:owners|assignees|responsables)\b/i.test(inline.text.slice(previous.start));
  if (isList && /^[\p{L}\p{N}._-]+(?: [\p{Lu}][\p{L}.]*){0,2}$/u.test(word))
    return part({ owners: [word] }, writtenOwner(word));
  return undefined;
}

/** Words in brackets that say more often something about the title than about the state. */
const ambiguousState =
  /^(?:yes|no|x|new|ideas?|suggest(?:ed|ions?)|proposals?|started|blocked|dropped|klar|open|merged|planned|scheduled|complete|implemented|deployed|deployed|fixed|lauft|建议|提案|제안|예정|予定)$/u;

function priorityOf(value: string): string {
  return /^p\d$/i.test(value) ? value.toUpperCase() : value;
}

function writtenPriority(value: string): string {
  return /^p\d$/i.test(value) ? value.toUpperCase() : `priority ${value}`;
}

/**
 * The day at the start of a text.
 *
 * @returns Without a `date` when it does not exist or has two readings; `undefined` when there is none.
 */
export function readDay(
  text: string,
  { near }: TaskContext,
): { date?: string; length: number; isIso: boolean } | undefined {
  const lead = /^(?:(?:on|am|zum|le|el|il)\s+)?/i.exec(text)?.[0].length ?? 0;
  const written = readWrittenDay(text.slice(lead));
  // `Friday` is not a due date that everybody reads alike, and `August` is none.
  if (!written || written.unknown !== undefined || written.day === undefined) return undefined;
  const length = lead + written.length;
  const date = resolveDay(written, near);
  return {
    ...(date !== undefined && !date.includes('?') && { date }),
    length,
    isIso: /^\d{4}-\d{2}-\d{2}$/.test(text.slice(0, length)),
  };
}
