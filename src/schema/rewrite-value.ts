import { foldWord } from '../text/typo.ts';
import { choiceMeant } from './other-words.ts';
import type { Declaration } from './subschema.ts';

/** A value in another form, which the schema accepts. */
export interface Rewritten {
  value: unknown;
  /** As YAML on one line. */
  text: string;
}

/** Where a value is written. */
export interface ValuePlace {
  /** The last key on the way to it. */
  key: string;
  declaration: Declaration;
  /** Of the items, when it may be a list. */
  item: Declaration | undefined;
  /** As written in the file, quotes included. */
  source: string;
  /** It is between brackets, so a mapping needs its own. */
  isInFlow: boolean;
}

/**
 * Write a value of the wrong type in the type that is expected, if there is exactly one way: `a, b` as a list, `35 %` as
 * a number, `alert` as `{ method: alert }`.
 *
 * @param types The expected types of JSON Schema.
 */
export function rewriteValue(value: unknown, types: readonly string[], place: ValuePlace): Rewritten | undefined {
  const { source, declaration } = place;
  if (source === '' || /[\r\n]/.test(source)) return undefined;
  const scalar =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
  if (types.includes('number') && typeof value === 'string') return asNumber(value);
  if (types.includes('string')) {
    const isFree = declaration.enum === undefined && declaration.format === undefined;
    if (typeof value === 'number' || typeof value === 'boolean') return isFree ? quoted(source) : undefined;
    if (Array.isArray(value) && value.length === 1 && typeof value[0] === 'string') return plain(value[0]);
    const isText = !types.includes('object') && typeof value === 'object' && !/^[[{]/.test(source);
    if (isText && isFree) return quoted(source);
  }
  if (types.includes('array') && scalar !== undefined) return asListOf(String(scalar), place);
  if (types.includes('object') && typeof value === 'string') return asMapping(value, place);
  return undefined;
}

function quoted(source: string): Rewritten {
  return { value: source, text: JSON.stringify(source) };
}

function plain(text: string): Rewritten {
  return { value: text, text: asYaml(text) };
}

/** `1,200`, `60 %` and `~60` contain a number. */
function asNumber(text: string): Rewritten | undefined {
  const pattern =
    /^(~|≈|about |around |approx(?:\.|imately)? )? ?(\d[\d, ]*(?:\.\d+)?) ?%?( users| requests| tickets)?$/i;
  const [, about = '', written = ''] = pattern.exec(text.trim()) ?? [];
  const digits = written.trim();
  const number = digits.replaceAll(/[, ]/g, '');
  if (number === '' || !/^\d{1,3}(?:[, ]\d{3})*(?:\.\d+)?$|^\d+(?:\.\d+)?$/.test(digits)) return undefined;
  if (about === '') return { value: Number(number), text: number };
  return { value: { value: Number(number), estimate: true }, text: `{ value: ${number}, estimate: true }` };
}

const nothing = /^(?:none|no|nil|nothing|n\/?a|-+|keine?|aucune?)$/i;

function asListOf(text: string, { key, declaration, item }: ValuePlace): Rewritten | undefined {
  if (nothing.test(text.trim())) return declaration.minItems === undefined ? { value: [], text: '[]' } : undefined;
  // `related` takes ids, and addresses belong under `links`.
  if (key === 'related' && text.includes('://')) return undefined;
  const types = [item?.type ?? []].flat();
  if (types.includes('string')) {
    const names = splitNames(text, key);
    return names && { value: names, text: `[${names.map(asYaml).join(', ')}]` };
  }
  if (!item?.required?.includes('title')) return undefined;
  return { value: [{ title: text }], text: `[{ title: ${asYaml(text)} }]` };
}

/** Names are separated by commas; a sentence with commas is one item. */
function splitNames(text: string, key: string): string[] | undefined {
  if (key === 'contributing_factors') return [text];
  const parts = text
    .split(/\s*[,;]\s*(?:and |und |& )?|\s+(?:&|\+|and|und)\s+/)
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.length > 0 && parts.every((part) => part.split(/\s+/).length <= 4) ? parts : undefined;
}

/** `alert` as `{ method: alert }`; an item of a list of tasks as its title. */
function asMapping(text: string, { declaration, isInFlow }: ValuePlace): Rewritten | undefined {
  const properties = Object.entries(declaration.properties ?? {});
  const fitting = properties.flatMap(([key, property]) => {
    const choices = typeof property === 'object' ? (property.enum ?? []).filter((one) => typeof one === 'string') : [];
    const meant = choices.find((one) => foldWord(one) === foldWord(text.trim())) ?? choiceMeant(text, choices)?.choice;
    return meant === undefined ? [] : [{ key, meant }];
  });
  const [only, ...others] = fitting;
  if (only && others.length === 0) {
    return { value: { [only.key]: only.meant }, text: `{ ${only.key}: ${only.meant} }` };
  }
  if (!declaration.required?.includes('title')) return undefined;
  const written = `title: ${asYaml(text)}`;
  return { value: { title: text }, text: isInFlow ? `{ ${written} }` : written };
}

/** A text as YAML, with quotes where YAML would read something else. */
export function asYaml(text: string): string {
  const isPlain =
    /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_ ./()'’+-]*$/u.test(text) && /\p{L}/u.test(text) && text.trim() === text;
  return isPlain && !special.test(text) ? text : JSON.stringify(text);
}

/** What YAML reads as something else than text. */
const special = /^(?:true|false|null|yes|no|on|off|[\d.]+e[\d+-]+|0[xo][\da-f]+|\.?(?:inf|nan))$/i;
