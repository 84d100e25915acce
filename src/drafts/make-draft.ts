import { toString } from 'mdast-util-to-string';
import { applyEdits, lineEndOf, type Edit } from '../edit.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { Settings } from '../settings.ts';
import { addEntry } from './add-entry.ts';
import { placeholderValues, type DraftValues } from './draft-values.ts';
import { fillEdits } from './fill-template.ts';
import type { NewEntry } from './new-entry.ts';
import { setFields } from './set-fields.ts';

/** A template with its values filled in. */
export interface FilledTemplate {
  text: string;
  /** Offset in the template of what is at an offset of `text`. */
  toTemplate: (offset: number) => number;
}

/**
 * Fill in a template.
 *
 * @param template Markdown, without a byte order mark.
 * @param path Of the draft, relative to the root.
 */
export function fillTemplate(template: string, path: string, values: DraftValues): FilledTemplate {
  const placed = fillEdits(template, placeholderValues(values));
  const filled = applyEdits(template, placed);
  const document = parseMarkdown({ path, text: filled });
  const set = [...setFields(document, values), ...setHeading(document, values.title)];
  return {
    text: applyEdits(filled, set),
    toTemplate: (offset) => offsetBefore(offsetBefore(offset, set, filled), placed, template),
  };
}

/**
 * Make a draft from a template.
 *
 * @param entries The first entries of its timeline.
 */
export function makeDraft(
  template: string,
  path: string,
  values: DraftValues,
  entries: readonly NewEntry[],
  settings: Settings,
): string {
  let { text } = fillTemplate(template, path, values);
  for (const entry of entries) text = addEntry(parseMarkdown({ path, text }), entry, settings)?.text ?? text;
  return text;
}

/** A heading such as `# [Title]` or `# Incident title` is meant to be replaced. */
function setHeading({ tree }: MarkdownDocument, title: string): Edit[] {
  const heading = tree.children.find((node) => node.type === 'heading' && node.depth === 1);
  const first = heading?.type === 'heading' ? heading.children[0] : undefined;
  const isOpen = /^(?:\[.*\]|<.*>|(?:(?:incident|postmortem|post-mortem) )?(?:title|name)|todo\b.*|tbd)$/i;
  if (heading?.type !== 'heading' || !first?.position || !isOpen.test(toString(heading).trim())) return [];
  const end = heading.children.at(-1)?.position?.end.offset ?? 0;
  return [{ start: first.position.start.offset ?? 0, end, text: title }];
}

/** The offset that something had before edits were applied. */
function offsetBefore(offset: number, edits: readonly Edit[], before: string): number {
  const lineEnd = lineEndOf(before);
  let shift = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const { length } = text.replaceAll(/\r\n?|\n/g, lineEnd);
    if (offset < start + shift) break;
    if (offset < start + shift + length) return start;
    shift += length - (end - start);
  }
  return offset - shift;
}
