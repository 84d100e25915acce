import { asMap } from '../../postmortem/coerce.ts';
import { anything, decode, type Codec } from './codec.ts';
import type { Outline } from './outline.ts';

/** What the schema says about a mapping. */
interface Declared {
  properties: Record<string, { title?: string }>;
}

/** The label of a key: its title in the schema, `Users affected`. A key of a team's own is its own label. */
export function labelOf(key: string, { properties }: Declared): string {
  return (Object.hasOwn(properties, key) ? properties[key]?.title : undefined) ?? key;
}

/** The key that a label stands for. */
export function keyOf(label: string, { properties }: Declared): string {
  return Object.keys(properties).find((key) => labelOf(key, { properties }) === label) ?? label;
}

export interface MappingOptions {
  /** The key whose value is written beside the label, before the others. */
  main?: string;
  /** By key; `anything` for others. */
  codecs: Record<string, Codec>;
  /** The main value alone is the whole value: `impact: text`. */
  isShort?: boolean;
}

/** A mapping: its main value in the line of the label, and a line for each other key below it. */
export function mapping(declared: Declared, { main = '', codecs, isShort = false }: MappingOptions): Codec {
  const codecFor = (key: string): Codec => (Object.hasOwn(codecs, key) ? codecs[key] : undefined) ?? anything;
  return {
    write(value, nested) {
      if (isShort && typeof value === 'string') return { text: value };
      const { [main]: first, ...others } = asMap(value);
      const below = Object.entries(others).map(([key, child]) => nested(labelOf(key, declared), child, codecFor(key)));
      const head: Outline | undefined = first === undefined ? {} : codecFor(main).write(first, nested);
      return head && { ...head, ...(below.length > 0 && { items: below }) };
    },
    read({ items, ...head }) {
      const first = head.text === undefined ? undefined : decode(head, codecFor(main));
      if (isShort && !items) return first;
      const others = (items ?? []).map((item) => {
        const key = keyOf(item.label ?? '', declared);
        return [key, decode(item, codecFor(key))] as const;
      });
      return { ...(first !== undefined && { [main]: first }), ...Object.fromEntries(others) };
    },
  };
}
