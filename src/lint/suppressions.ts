import type { MarkdownDocument } from '../markdown/parse.ts';
import type { Edit } from '../edit.ts';
import { asList, asMap, asText } from '../postmortem/coerce.ts';
import type { SwitchOff } from '../rule.ts';
import { findComments, type Comment } from './comments.ts';
import { commentRemoval, frontmatterRemoval } from './remove-suppression.ts';

/** A rule that a document switches off, before anybody knows what for. */
export interface WrittenSwitchOff extends Omit<SwitchOff, 'outcome' | 'removal'> {
  reason: string | undefined;
  /** Offsets of what it covers, `end` excluded; the whole document where absent. */
  covers?: { start: number; end: number };
  /** Takes it out of the document; worked out only when somebody wants to. */
  removal: () => readonly Edit[] | undefined;
}

/** What a document switches off: under `ignore` in its frontmatter, and in comments. */
export function readSwitchOffs(document: MarkdownDocument): WrittenSwitchOff[] {
  return [...inFrontmatter(document), ...findComments(document).flatMap((comment) => inComment(comment, document))];
}

/** Entries without a rule or a reason are what the schema objects to; it takes blanks for a reason. */
function inFrontmatter({ frontmatter, text }: MarkdownDocument): WrittenSwitchOff[] {
  if (!frontmatter) return [];
  const { data, positions } = frontmatter;
  const entries = asList(asMap(data).ignore);
  return entries.flatMap((entry, index) => {
    const { rule, reason } = asMap(entry);
    const position = positions[`/ignore/${index}/rule`]?.value;
    if (!asText(rule) || typeof reason !== 'string' || reason === '' || !position) return [];
    const removal = () => frontmatterRemoval(text, positions, entries.length > 1 ? index : undefined);
    return [{ rule: asText(rule) ?? '', reason: asText(reason), position, inFrontmatter: true, removal }];
  });
}

/** `casebook ignore rule-a, rule-b: reason`. */
function inComment(comment: Comment, document: MarkdownDocument): WrittenSwitchOff[] {
  const { text, positionAt } = document;
  const { said, covers } = comment;
  const [, names = '', reason = ''] = /^([^:]*):?([^]*)$/.exec(text.slice(said.start, said.end)) ?? [];
  const places = Array.from(names.matchAll(/[^\s,][^,]*/g), ({ 0: name, index }) => {
    const start = said.start + index;
    return { rule: name.trim(), start, end: start + name.trimEnd().length };
  });
  const written = { reason: asText(reason), covers, inFrontmatter: false };
  const whole = () => commentRemoval(document, comment);
  const [first] = places;
  const last = places.at(-1);
  if (!first || !last) {
    return [{ ...written, rule: '', position: positionAt(comment.start, comment.end), removal: whole }];
  }
  return places.map((place) => {
    const fewer = () => {
      const others = places.filter((other) => other !== place).map(({ rule }) => rule);
      return [{ start: first.start, end: last.end, text: others.join(', ') }];
    };
    const position = positionAt(place.start, place.end);
    return { ...written, rule: place.rule, position, removal: places.length > 1 ? fewer : whole };
  });
}
