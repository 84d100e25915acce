import { parseWithLimit } from '../host/parse-with-limit.ts';
import type { Source } from '../markdown/source.ts';
import type { KnownPostmortem } from '../postmortem/known-part.ts';
import { readPostmortem } from '../postmortem/read-postmortem.ts';
import type { RelatedPostmortem } from '../review/related.ts';
import type { Settings } from '../settings.ts';

/**
 * What a review says of postmortems that did not change. Their frontmatter and their title are enough for it, and reading
 * those of 10,000 takes seconds.
 *
 * @param known What rules across documents know of them, in the same order.
 */
export async function relatedPostmortems(
  sources: readonly Source[],
  known: readonly KnownPostmortem[],
  settings: Settings,
): Promise<RelatedPostmortem[]> {
  const related: RelatedPostmortem[] = [];
  for (const [index, { path, text }] of sources.entries()) {
    const document = await parseWithLimit({ path, text: startOf(Buffer.from(text).toString('utf8')) });
    const { postmortem } = readPostmortem(document, settings);
    related.push({ ...postmortem, tasks: known[index]?.tasks ?? [] });
  }
  return related;
}

/** The frontmatter, and the first heading. */
function startOf(text: string): string {
  const [frontmatter = ''] = /^\uFEFF?---[ \t]*\r?\n[^]*?\r?\n---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  const [heading = ''] = /^# .*$/m.exec(text.slice(frontmatter.length)) ?? [];
  return `${frontmatter}\n${heading}\n`;
}
