import type { Yaml } from 'mdast';
import type { Position } from '../position.ts';
import { readYaml, type YamlReading } from './yaml.ts';

/** The YAML at the top of a document as data, with the position of each value in the file. */
export interface Frontmatter extends YamlReading {
  /** The whole block, fences included. */
  position: Position;
}

/**
 * Read the values of a frontmatter block.
 *
 * @param text The whole file.
 * @param node The block, as remark found it.
 * @throws {RangeError} When values are nested too deeply for the call stack.
 */
export function readFrontmatter(
  text: string,
  node: Yaml,
  positionAt: (start: number, end: number) => Position,
): Frontmatter {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  const from = start + (/^---[^\n\r]*(?:\r\n?|\n)/.exec(text.slice(start, end))?.[0].length ?? 0);
  const value = text.slice(from, Math.max(from, end)).replace(/---[ \t]*$/, '');
  const reading = readYaml(value, (first, last) => positionAt(from + first, from + last));
  return { position: positionAt(start, end), ...reading };
}
