import { escapeLine } from './escape.ts';

/** What somebody wrote below an issue. */
export interface Comment {
  author?: string | undefined;
  /** The time, as a reader understands it. */
  time?: string | undefined;
  /** Markdown, without an end of line at its end. */
  text: string;
}

/** Comments, quoted, so that their headings and lists stay their own. Empty without comments. */
export function writeComments(comments: readonly Comment[]): string {
  const written = comments.map(({ author, time, text }) => {
    const by = author ? ` by ${escapeLine(author)}` : '';
    const at = time ? ` at ${time}` : '';
    const quoted = text.split('\n').map((line) => (line ? `> ${line}` : '>'));
    return `Comment${by}${at}:\n\n${quoted.join('\n')}`;
  });
  return written.join('\n\n');
}
