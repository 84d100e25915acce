import { adfToMarkdown } from '../adf.ts';
import type { Draft } from '../draft.ts';
import { escapeText } from '../escape.ts';
import type { Issue, RichText } from './schemas.ts';

/** Turns a text of an issue into Markdown. */
export type TextReader = (text: RichText | null | undefined, what: string, top?: number) => string;

/**
 * Texts of an issue as Markdown. Wiki markup stays as it is written, which is named, as is what documents lose.
 *
 * @returns A function from a text, its name, and the depth of its highest headings.
 */
export function textReader({ unmapped }: Draft, { fields }: Issue): TextReader {
  const urlOf = (name: string): string | undefined =>
    fields.attachment?.find(({ filename }) => filename === name)?.content ?? undefined;
  const lose = (name: string): void => {
    if (!unmapped.includes(name)) unmapped.push(name);
  };
  return (text, what, top = 2) => {
    if (typeof text !== 'string') {
      if (!text) return '';
      const { markdown, lost } = adfToMarkdown(text, { top, urlOf });
      lost.forEach(lose);
      return markdown;
    }
    if (/^h[1-6]\. |^[*#-]+ |\{(?:code|noformat|quote|panel|color)\b|\[[^\]]+\|[^\]]+\]/m.test(text)) {
      lose(`wiki markup of ${what}`);
    }
    return escapeText(text);
  };
}
