import { Document, isMap, isNode, isScalar } from 'yaml';
import schema from '../../schema/postmortem.schema.json' with { type: 'json' };
import { pointerKeys } from '../text/json-pointer.ts';
import { uniqueSlug } from '../text/slug.ts';
import { readWrittenDay, resolveDay } from '../time/days.ts';
import type { Draft, DraftFrontmatter } from './draft.ts';

/** Keys in the order in which the manual lists them. */
const order = Object.keys(schema.properties);

/** In characters; names of files stay readable in lists. */
const longestSlug = 60;

/** The text of a draft: frontmatter in the order of the manual, each inferred value with `# casebook: check`, and body. */
export function writeDraft({ frontmatter, body, inferences }: Draft): string {
  const yaml = new Document(inOrder(frontmatter));
  for (const { pointer, reason } of inferences) mark(yaml, pointer, ` casebook: check, ${reason}`);
  const end = body.includes('\r\n') ? '\r\n' : '\n';
  const head = `---\n${yaml.toString({ lineWidth: 110 })}---\n`.replaceAll('\n', end);
  if (!/\S/.test(body)) return head;
  return `${head}${/^\r?\n/.test(body) ? '' : end}${body}`;
}

/** The name of its file: `2024-08-10-authentication-outage.md`. */
export function fileNameOf({ date, frontmatter: { title = '' } }: Pick<Draft, 'date' | 'frontmatter'>): string {
  // The date is in front already, and some titles hold it as well.
  const words = date === undefined ? title : withoutDate(title, date);
  const slug = uniqueSlug(words.toLowerCase().replaceAll(/['’]/g, ''), new Set(), 'incident').replaceAll(/[-_]+/g, '-');
  const short = slug.length > longestSlug ? slug.slice(0, longestSlug + 1).replace(/-[^-]*$/, '') : slug;
  return `${date === undefined ? '' : `${date}-`}${short}.md`;
}

/** `Service outage on August 10, 2024` without its date, unless nothing else is left. */
function withoutDate(title: string, date: string): string {
  for (const { index } of title.matchAll(/(?<![\p{L}\d])[\p{L}\d]/gu)) {
    const day = readWrittenDay(title.slice(index));
    if (!day || resolveDay(day, date) !== date) continue;
    const rest = `${title.slice(0, index).replace(/(?<!\p{L})(?:on|of|from|am|vom|le|du|el|del)\s+$/iu, '')} ${title.slice(index + day.length)}`;
    return /[\p{L}\d]/u.test(rest) ? rest : title;
  }
  return title;
}

/** The keys in the order in which the manual lists them; those of the user last. */
export function inOrder(frontmatter: DraftFrontmatter): DraftFrontmatter {
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  const entries = Object.entries(frontmatter).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.toSorted(([a], [b]) => rank(a) - rank(b)));
}

/** Put a comment behind a value, or above the key of a mapping or a list. */
function mark(yaml: Document, pointer: string, comment: string): void {
  const keys = pointerKeys(pointer);
  const value = yaml.getIn(keys, true);
  if (!isNode(value)) return;
  const parent = keys.length > 1 ? yaml.getIn(keys.slice(0, -1), true) : yaml.contents;
  const pair = isMap(parent) ? parent.items.find((item) => item.value === value) : undefined;
  if (isScalar(value)) value.comment = comment;
  else if (pair && isScalar(pair.key)) pair.key.commentBefore = comment;
  else value.commentBefore = comment;
}
