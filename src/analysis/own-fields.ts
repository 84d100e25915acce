import type { FieldLabels, FieldValue } from '../postmortem/postmortem.ts';
import { wordsOfKey } from '../text/words-of-key.ts';

/** The name of a field as readers see it: the title in the schema, or else its key in words. */
export function nameOfField(key: string, labels: FieldLabels): string {
  const title = Object.hasOwn(labels, key) ? labels[key]?.title : undefined;
  return title ?? wordsOfKey(key.slice(key.lastIndexOf('/') + 1));
}

/** A text, number or truth value as readers see it. */
export function textOfScalar(value: string | number | boolean): string {
  return typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value);
}

/** All texts of a value, at any level, as readers see them, in its order. */
export function textsOfField(value: FieldValue): string[] {
  if (typeof value !== 'object') return [textOfScalar(value)];
  return Object.values(value).flatMap(textsOfField);
}

/** The values by which incidents are grouped: a text, number or truth value, or those of a list, each once. */
export function choicesOf(value: FieldValue | undefined): string[] {
  const list = Array.isArray(value) ? value : [value];
  const scalars = list.filter((item) => item !== undefined && typeof item !== 'object');
  return [...new Set(scalars.map(String))];
}
