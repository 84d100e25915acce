import { escapeLine } from './escape.ts';
import { inUtc } from './source-data.ts';

/** What somebody wrote below an issue. */
export interface Comment {
  author?: string | undefined;
  /** RFC 3339 with a zone. */
  time?: string | undefined;
  /** Markdown, without an end of line at its end. */
  text: string;
}

/** The section of the comments: quoted, so that their headings and lists stay their own. Empty without comments. */
export function commentsSection(comments: readonly Comment[]): string {
  if (comments.length === 0) return '';
  const written = comments.map(({ author, time, text }) => {
    const by = author ? ` by ${escapeLine(author)}` : '';
    const at = time ? ` at ${inUtc(time)}` : '';
    const quoted = text.split('\n').map((line) => (line ? `> ${line}` : '>'));
    return `Comment${by}${at}:\n\n${quoted.join('\n')}\n`;
  });
  return `## Comments\n\n${written.join('\n')}`;
}
