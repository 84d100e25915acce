import type { MarkdownDocument } from '../markdown/document.ts';
import type { Edit } from '../edit.ts';
import { asList, asMap, asText } from '../postmortem/coerce.ts';
import type { Suppression } from '../rule.ts';
import { findComments, type Comment } from './comments.ts';
import { cutOut, frontmatterRemoval } from './remove-suppression.ts';

/** A suppression as it is written, before its outcome is known. */
export interface WrittenSuppression extends Omit<Suppression, 'outcome' | 'removal'> {
  reason: string | undefined;
  /** Offsets of the text that it covers, `end` excluded; absent when it covers the whole document. */
  covered?: { start: number; end: number };
  /** Finds the edits that remove it. A function, since that takes a while and is rarely needed. */
  removal: () => Removal;
}

/** How a suppression can be removed. */
interface Removal {
  /** `undefined` when it is written in a way that is not supported. */
  edits: readonly Edit[] | undefined;
  /** The comment, if that is removed: then the blocks around it may change. */
  comment?: Comment;
}

/** Read the suppressions of a document: under `ignore` in its frontmatter, and in comments. */
export function readSuppressions(document: MarkdownDocument): WrittenSuppression[] {
  return [...inFrontmatter(document), ...findComments(document).flatMap((comment) => inComment(comment, document))];
}

/** The schema reports entries without a rule or a reason, but accepts a blank reason. */
function inFrontmatter({ frontmatter, text }: MarkdownDocument): WrittenSuppression[] {
  if (!frontmatter) return [];
  const { data, positions } = frontmatter;
  const entries = asList(asMap(data).ignore);
  return entries.flatMap((entry, index) => {
    const { rule, reason } = asMap(entry);
    const position = positions[`/ignore/${index}/rule`]?.value;
    if (!asText(rule) || typeof reason !== 'string' || reason === '' || !position) return [];
    const removal = (): Removal => ({ edits: frontmatterRemoval(text, positions, index, entries.length) });
    return [{ rule: asText(rule) ?? '', reason: asText(reason), position, inFrontmatter: true, removal }];
  });
}

/** `casebook ignore rule-a, rule-b: reason`. */
function inComment(comment: Comment, document: MarkdownDocument): WrittenSuppression[] {
  const { text, positionAt } = document;
  const { argument, covered } = comment;
  const [, list = '', reason = ''] = /^([^:]*):?([^]*)$/.exec(text.slice(argument.start, argument.end)) ?? [];
  const names = Array.from(list.matchAll(/[^\s,][^,]*/g), ({ 0: word, index }) => {
    const start = argument.start + index;
    return { rule: word.trim(), start, end: start + word.trimEnd().length };
  });
  const written = { reason: asText(reason), covered, inFrontmatter: false };
  const removeAll = (): Removal => ({ edits: cutOut(text, comment), comment });
  const [first] = names;
  const last = names.at(-1);
  if (!first || !last) {
    return [{ ...written, rule: '', position: positionAt(comment.start, comment.end), removal: removeAll }];
  }
  return names.map((name, index) => {
    const removeName = (): Removal => {
      // With its comma: the one after it, or that of the last name, the one before it.
      const [start, end] = [names[index - 1]?.end ?? name.start, names[index + 1]?.start ?? name.end];
      return { edits: [name === last ? { start, end, text: '' } : { start: name.start, end, text: '' }] };
    };
    const position = positionAt(name.start, name.end);
    return { ...written, rule: name.rule, position, removal: names.length > 1 ? removeName : removeAll };
  });
}
