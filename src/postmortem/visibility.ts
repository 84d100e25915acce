import schema from '../../schema/postmortem.schema.json' with { type: 'json' };
import type { MarkdownDocument } from '../markdown/document.ts';
import type { Visibility } from './postmortem.ts';
import { editDistance } from '../text/typo.ts';
import { asMap } from './coerce.ts';

const key = 'visibility';
// The cast: JSON modules are typed without the literals that the generated types take from the same list.
const levels = schema.properties.visibility.enum as Visibility[];

/**
 * Who may read a document. If a statement about visibility cannot be read (a typo in the key, an unknown value, invalid
 * YAML), the document is `restricted`: a typo must not publish what was meant for few readers.
 */
export function readVisibility({ frontmatter, text }: MarkdownDocument): Visibility {
  if (!frontmatter || frontmatter.faults.length > 0) return isMentioned(text) ? 'restricted' : 'internal';
  const data = asMap(frontmatter.data);
  const statedValues = Object.entries(data).filter(([name, value]) => isLikeKey(name) && value !== null);
  // In exactly this spelling, unlike other choices.
  const stated = levels.find((level) => level === data[key]);
  if (stated !== undefined && statedValues.length === 1) return stated;
  return statedValues.length > 0 ? 'restricted' : 'internal';
}

/** Whether documents up to a level include one. */
export function isVisible({ visibility }: { visibility: Visibility }, upTo: Visibility): boolean {
  return levels.indexOf(visibility) <= levels.indexOf(upTo);
}

/** Whether the first lines, where frontmatter may have been intended, mention visibility. */
function isMentioned(text: string): boolean {
  const head = text.slice(0, 20_000).split(/\r\n?|\n/, 200);
  return head.some((line) => isLikeKey(/^\s*["']?(\w{4,20})["']?\s*:/.exec(line)?.[1] ?? ''));
}

/** Keys that begin with `x_` are the team's own. */
function isLikeKey(name: string): boolean {
  if (Math.abs(name.length - key.length) > 3) return false;
  return !name.startsWith('x_') && editDistance(name.toLowerCase(), key) <= 3;
}
