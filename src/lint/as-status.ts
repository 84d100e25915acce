import type { MarkdownDocument } from '../markdown/document.ts';
import { asMap } from '../postmortem/coerce.ts';
import type { Postmortem } from '../postmortem/postmortem.ts';

/** How far a postmortem is, from the least that is required of it to the most. */
const progress: readonly Postmortem['status'][] = ['draft', 'in_review', 'reviewed', 'closed'];

/** A document as if it had reached a status. One that has, or that is withdrawn, stays as it is. */
export function asStatus(document: MarkdownDocument, status: Postmortem['status']): MarkdownDocument {
  const { frontmatter } = document;
  if (!frontmatter) return document;
  const { data } = frontmatter;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return document;
  const present = progress.findIndex((name) => name === (asMap(data).status ?? 'draft'));
  // The schema reports a status that does not exist, and whatever it is required to have is unknown.
  if (present < 0 || present >= progress.indexOf(status)) return document;
  return { ...document, frontmatter: { ...frontmatter, data: { ...data, status } } };
}
