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
  const reader = new TreeReader(bytes);
  if (!reader.isKnown) return undefined;
  const root = reader.build(0);
  return reader.isComplete ? root : undefined;
}

class TreeReader {
  readonly isKnown: boolean;
  isComplete = true;
  private readonly view: DataView;
  /** Where nodes, lists of children and fields begin. */
  private readonly nodes: number;
  private readonly children: number;
  private readonly fields: number;
  private readonly textAt: (offset: number, length: number) => string;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.isKnown = this.word(0) === magic && this.word(8) === nodeSize;
    this.nodes = this.word(16);
    this.children = this.word(24);
    this.fields = this.word(32);
    this.textAt = poolReader(bytes.subarray(this.word(40), this.word(40) + this.word(36)));
  }

  build(id: number): NativeNode {
    const base = this.nodes + id * nodeSize;
    const line = this.word(base + 20);
    const position = {
      start: { line, column: this.word(base + 24), offset: this.word(base + 12) },
      end: { line: this.word(base + 28), column: this.word(base + 32), offset: this.word(base + 16) },
    };
    // satteri writes line 0 for a node that is nowhere in the text.
    if (line === 0) this.isComplete = false;
    switch (this.view.getUint8(base + 4)) {
      case 0:
        return { type: 'root', children: this.below(base), position };
      case 1:
        return { type: 'paragraph', children: this.below(base), position };
      case 2:
        return { type: 'heading', depth: this.byte(base, 0), children: this.below(base), position };
      case 3:
        return { type: 'thematicBreak', position };
      case 4:
        return { type: 'blockquote', children: this.below(base), position };
      case 5: {
        const ordered = this.byte(base, 4) !== 0;
        return {
          type: 'list',
          ordered,
          start: ordered ? this.number(base, 0) : null,
          spread: this.byte(base, 5) !== 0,
          children: this.below(base),
          position,
        };
      }
      case 6: {
        const checked = this.byte(base, 0) === 2 ? null : this.byte(base, 0) === 1;
        return { type: 'listItem', spread: this.byte(base, 1) !== 0, checked, children: this.below(base), position };
      }
      case 7:
        return { type: 'html', value: this.text(base, 0), position };
      case 8:
        return {
          type: 'code',
          lang: this.optional(base, 0),
          meta: this.optional(base, 8),
          value: this.text(base, 16),
          position,
        };
      case 9:
        return {
          type: 'definition',
          identifier: this.text(base, 16),
          label: this.text(base, 24),
          title: this.optional(base, 8),
          url: this.text(base, 0),
          position,
        };
      case 10:
        return { type: 'text', value: this.text(base, 0), position };
      case 11:
        return { type: 'emphasis', children: this.below(base), position };
      case 12:
        return { type: 'strong', children: this.below(base), position };
      case 13:
        return { type: 'inlineCode', value: this.text(base, 0), position };
      case 14:
        return { type: 'break', position };
      case 15:
        return {
          type: 'link',
          title: this.optional(base, 8),
          url: this.text(base, 0),
          children: this.below(base),
          position,
        };
      case 16:
        return {
          type: 'image',
          title: this.optional(base, 16),
          url: this.text(base, 0),
          alt: this.text(base, 8),
          position,
        };
      case 17:
        return {
          type: 'linkReference',
          children: this.below(base),
          position,
          label: this.text(base, 8),
          identifier: this.text(base, 0),
          referenceType: referenceTypes[this.byte(base, 16)],
        };
      case 18:
        return {
          type: 'imageReference',
          alt: this.text(base, 20),
          position,
          label: this.text(base, 8),
          identifier: this.text(base, 0),
          referenceType: referenceTypes[this.byte(base, 16)],
        };
      case 21: {
        const align = Array.from(
          { length: this.number(base, 0) },
          (_, index) => alignments[this.byte(base, 4 + index)] ?? null,
        );
        return { type: 'table', align, children: this.below(base), position };
      }
      case 22:
        return { type: 'tableRow', children: this.below(base), position };
      case 23:
        return { type: 'tableCell', children: this.below(base), position };
      case 24:
        return { type: 'delete', children: this.below(base), position };
      case 25:
        return { type: 'yaml', value: this.text(base, 0), position };
      case 26:
        return { type: 'toml', value: this.text(base, 0), position };
      default:
        this.isComplete = false;
        return { type: 'unknown', position };
    }
  }

  private word(offset: number): number {
    return this.view.getUint32(offset, true);
  }

  /** Where a field of the node at `base` is. */
  private at(base: number, offset: number): number {
    return this.fields + this.word(base + 44) + offset;
  }

  private number(base: number, offset: number): number {
    return this.word(this.at(base, offset));
  }

  private byte(base: number, offset: number): number {
    return this.view.getUint8(this.at(base, offset));
  }

  private text(base: number, offset: number): string {
    const hasField = offset + 8 <= this.word(base + 48);
    return hasField ? this.textAt(this.number(base, offset), this.number(base, offset + 4)) : '';
  }

  private optional(base: number, offset: number): string | null {
    return this.text(base, offset) || null;
  }

  private below(base: number): NativeNode[] {
    const first = this.children + this.word(base + 36) * 4;
    const count = this.word(base + 40);
    const nodes: NativeNode[] = [];
    for (let index = 0; index < count; index += 1) nodes.push(this.build(this.word(first + index * 4)));
    return nodes;
  }
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
