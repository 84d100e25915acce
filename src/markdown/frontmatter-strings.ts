import type { Frontmatter } from './frontmatter.ts';
import type { Position } from '../position.ts';
import { escapePointer } from '../text/json-pointer.ts';

/** A string value of the frontmatter, and its position. */
export interface FrontmatterText {
  /** JSON Pointer: `/tasks/0/title`. */
  pointer: string;
  value: string;
  position: Position;
}

/** Every string value of the frontmatter, in the order of the file. */
export function frontmatterTexts(frontmatter: Frontmatter | undefined): FrontmatterText[] {
  if (!frontmatter) return [];
  const found: FrontmatterText[] = [];
  const look = (value: unknown, pointer: string): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) look(child, `${pointer}/${escapePointer(key)}`);
    }
    const position = frontmatter.positions[pointer]?.value;
    if (typeof value === 'string' && position) found.push({ pointer, value, position });
  };
  look(frontmatter.data, '');
  return found;
}
