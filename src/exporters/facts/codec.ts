import { isDeepStrictEqual } from 'node:util';
import { asMap } from '../../postmortem/coerce.ts';
import { isSameWord } from '../../text/typo.ts';
import { reread, type Outline } from './outline.ts';

/** One way to write a value of the frontmatter for people, and to read it back. */
export interface Codec {
  /**
   * @param encode Writes a value inside this one.
   * @returns `undefined` for a value of another shape.
   */
  write: (value: unknown, encode: Encode) => Outline | undefined;
  read: (outline: Outline) => unknown;
}

/** Writes a value, with its label if it has one. */
export type Encode = (label: string | undefined, value: unknown, codec: Codec) => Outline;

/** Write a value as its codec does. A few texts are read back as something else, such as `5`. */
export function encode(label: string | undefined, value: unknown, codec: Codec): Outline {
  return { ...(label !== undefined && { label }), ...(codec.write(value, encode) ?? { json: { value } }) };
}

/** Write a value so that it is certainly read back: as its codec does, otherwise as JSON in code. Parses what it writes. */
export function encodeSafely(label: string | undefined, value: unknown, codec: Codec): Outline {
  const labelled = label === undefined ? {} : { label };
  const outline = { ...labelled, ...codec.write(value, encodeSafely) };
  const read = reread(outline);
  const isSame = read && read.label === label && isDeepStrictEqual(decode(read, codec), value);
  return isSame ? outline : { ...labelled, json: { value } };
}

/** Read a value back. */
export function decode(outline: Outline, codec: Codec): unknown {
  return outline.json ? outline.json.value : codec.read(outline);
}

export const text: Codec = {
  write: (value) => (typeof value === 'string' ? { text: value } : undefined),
  read: (outline) => outline.text ?? '',
};

/** A value out of a fixed list: `in review` for `in_review`. */
export function choice(values: readonly string[]): Codec {
  return {
    write: (value) => (typeof value === 'string' ? { text: value.replaceAll('_', ' ') } : undefined),
    read: (outline) => values.find((value) => isSameWord(value, outline.text ?? '')) ?? outline.text,
  };
}

/** `yes`, `no`, or text. */
export const yesNo: Codec = {
  write: (value, nested) => (typeof value === 'boolean' ? { text: value ? 'yes' : 'no' } : text.write(value, nested)),
  read: (outline) => (outline.text === 'yes' ? true : outline.text === 'no' ? false : outline.text),
};

/** `1200`, `60 (estimate)`, `12000 EUR (estimate)`. */
export const figure: Codec = {
  write(value) {
    if (typeof value === 'number') return { text: String(value) };
    const { value: number, unit, estimate } = asMap(value);
    const words = [number, unit, ...(estimate === true ? ['(estimate)'] : [])].filter((word) => word !== undefined);
    return { text: words.map(String).join(' ') };
  },
  read(outline) {
    const [, number, unit, estimate] = /^(\S+)(?: (.+?))??( \(estimate\))?$/s.exec(outline.text ?? '') ?? [];
    const value = Number(number);
    if (unit === undefined && estimate === undefined) return value;
    return { value, ...(unit !== undefined && { unit }), ...(estimate !== undefined && { estimate: true }) };
  },
};

/** Texts in one line, `a, b`; in a list if one of them holds a comma. */
export const texts: Codec = {
  write(value, nested) {
    if (!Array.isArray(value)) return undefined;
    if (value.length === 0) return { text: 'none' };
    const isPlain = value.every((item) => typeof item === 'string' && item !== 'none' && !item.includes(','));
    return isPlain ? { text: value.join(', ') } : items(text).write(value, nested);
  },
  read: (outline) => (outline.items || outline.text === 'none' ? items(text).read(outline) : outline.text?.split(', ')),
};

/** A list with an item for each value. */
export function items(codec: Codec): Codec {
  return {
    write(value, nested) {
      if (!Array.isArray(value)) return undefined;
      return value.length === 0 ? { text: 'none' } : { items: value.map((item) => nested(undefined, item, codec)) };
    },
    read: (outline) => (outline.items ?? []).map((item) => decode(item, codec)),
  };
}

/** Two keys in one line, `name: 40 %`. */
export function pair(first: string, second: string): Codec {
  return {
    write(value) {
      const { [first]: a, [second]: b, ...others } = asMap(value);
      if (typeof a !== 'string' || Object.keys(others).length > 0) return undefined;
      return b === undefined || typeof b === 'string' ? { text: b === undefined ? a : `${a}: ${b}` } : undefined;
    },
    read(outline) {
      const [, a = outline.text, b] = /^(.*?): (.*)$/s.exec(outline.text ?? '') ?? [];
      return { [first]: a, ...(b !== undefined && { [second]: b }) };
    },
  };
}

/** Anything: texts, numbers, and what they are nested in. */
export const anything: Codec = {
  write(value, nested) {
    if (Array.isArray(value)) return value.length === 0 ? undefined : items(anything).write(value, nested);
    if (typeof value === 'string') return { text: value };
    if (typeof value !== 'object' || value === null)
      return value === null ? undefined : { text: JSON.stringify(value) };
    const entries = Object.entries(value);
    return entries.length === 0 ? undefined : { items: entries.map(([key, child]) => nested(key, child, anything)) };
  },
  read(outline) {
    const { items: below, text: written = '' } = outline;
    if (below?.every(({ label }) => label !== undefined)) {
      return Object.fromEntries(below.map((item) => [item.label, decode(item, anything)]));
    }
    if (below) return items(anything).read(outline);
    if (written === 'true' || written === 'false') return written === 'true';
    return /^-?\d+(?:\.\d+)?$/.test(written) ? Number(written) : written;
  },
};
