import type { Position } from '../../position.ts';

/** A node as satteri stores it, before it is known to be one of mdast. */
export interface NativeNode {
  type: string;
  children?: NativeNode[];
  position: Position;
  [field: string]: unknown;
}

/**
 * Read the tree that satteri serializes: a header, an array of nodes, one of the numbers of their children, the fields
 * of the nodes, and a pool of texts that they point into, all little-endian.
 *
 * @returns The root with the fields that remark gives, in its order; `undefined` when the layout is not that of
 *   satteri 0.10.5, or when a node has no position or is not Markdown.
 */
export function readNativeTree(bytes: Uint8Array): NativeNode | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (offset: number): number => view.getUint32(offset, true);
  if (word(0) !== magic || word(8) !== nodeSize) return undefined;
  const [nodes, children, fields] = [word(16), word(24), word(32)];
  const textAt = poolReader(bytes.subarray(word(40), word(40) + word(36)));
  let isComplete = true;

  const build = (id: number): NativeNode => {
    const base = nodes + id * nodeSize;
    const at = fields + word(base + 44);
    const length = word(base + 48);
    const line = word(base + 20);
    const position = {
      start: { line, column: word(base + 24), offset: word(base + 12) },
      end: { line: word(base + 28), column: word(base + 32), offset: word(base + 16) },
    };
    const text = (offset: number): string =>
      offset + 8 > length ? '' : textAt(word(at + offset), word(at + offset + 4));
    const optional = (offset: number): string | null => text(offset) || null;
    const byte = (offset: number): number => view.getUint8(at + offset);
    const below = (): NativeNode[] => {
      const first = children + word(base + 36) * 4;
      return Array.from({ length: word(base + 40) }, (_, index) => build(word(first + index * 4)));
    };
    if (line === 0) isComplete = false;
    switch (view.getUint8(base + 4)) {
      case 0:
        return { type: 'root', children: below(), position };
      case 1:
        return { type: 'paragraph', children: below(), position };
      case 2:
        return { type: 'heading', depth: byte(0), children: below(), position };
      case 3:
        return { type: 'thematicBreak', position };
      case 4:
        return { type: 'blockquote', children: below(), position };
      case 5: {
        const ordered = byte(4) !== 0;
        return {
          type: 'list',
          ordered,
          start: ordered ? word(at) : null,
          spread: byte(5) !== 0,
          children: below(),
          position,
        };
      }
      case 6: {
        const checked = byte(0) === 2 ? null : byte(0) === 1;
        return { type: 'listItem', spread: byte(1) !== 0, checked, children: below(), position };
      }
      case 7:
        return { type: 'html', value: text(0), position };
      case 8:
        return { type: 'code', lang: optional(0), meta: optional(8), value: text(16), position };
      case 9:
        return {
          type: 'definition',
          identifier: text(16),
          label: text(24),
          title: optional(8),
          url: text(0),
          position,
        };
      case 10:
        return { type: 'text', value: text(0), position };
      case 11:
        return { type: 'emphasis', children: below(), position };
      case 12:
        return { type: 'strong', children: below(), position };
      case 13:
        return { type: 'inlineCode', value: text(0), position };
      case 14:
        return { type: 'break', position };
      case 15:
        return { type: 'link', title: optional(8), url: text(0), children: below(), position };
      case 16:
        return { type: 'image', title: optional(16), url: text(0), alt: text(8), position };
      case 17:
        return {
          type: 'linkReference',
          children: below(),
          position,
          label: text(8),
          identifier: text(0),
          referenceType: referenceTypes[byte(16)],
        };
      case 18:
        return {
          type: 'imageReference',
          alt: text(20),
          position,
          label: text(8),
          identifier: text(0),
          referenceType: referenceTypes[byte(16)],
        };
      case 21: {
        const align = Array.from({ length: word(at) }, (_, index) => alignments[byte(4 + index)] ?? null);
        return { type: 'table', align, children: below(), position };
      }
      case 22:
        return { type: 'tableRow', children: below(), position };
      case 23:
        return { type: 'tableCell', children: below(), position };
      case 24:
        return { type: 'delete', children: below(), position };
      case 25:
        return { type: 'yaml', value: text(0), position };
      case 26:
        return { type: 'toml', value: text(0), position };
      default:
        isComplete = false;
        return { type: 'unknown', position };
    }
  };
  const root = build(0);
  return isComplete ? root : undefined;
}

/** `MDAR`. */
const magic = 0x5241444d;
const nodeSize = 52;
const referenceTypes = ['shortcut', 'collapsed', 'full'];
const alignments = [null, 'left', 'right', 'center'];

/** Slices texts out of the pool by their offsets in bytes. */
function poolReader(pool: Uint8Array): (offset: number, length: number) => string {
  const text = decoder.decode(pool);
  if (text.length === pool.length) return (offset, length) => text.slice(offset, offset + length);
  // The UTF-16 offset of each byte: a character begins in every byte but 10xxxxxx, and takes two units from 11110xxx on.
  const units = new Uint32Array(pool.length + 1);
  let unit = 0;
  for (const [index, byte] of pool.entries()) {
    units[index] = unit;
    if (byte >= 0xf0) unit += 2;
    else if (byte < 0x80 || byte >= 0xc0) unit += 1;
  }
  units[pool.length] = unit;
  return (offset, length) => text.slice(units[offset], units[offset + length]);
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
