/** A value in words that follow "Unexpected". */
export function describeValue(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return `text \`${value}\``;
  if (typeof value === 'number') return `number \`${value}\``;
  if (typeof value === 'boolean') return `boolean \`${value}\``;
  return typeof value === 'object' && value !== null ? 'mapping of keys' : 'nothing';
}

/**
 * Types of JSON Schema in words.
 *
 * @param type One type, several separated by commas, or a list.
 */
export function typeNames(type: string | readonly string[]): string {
  const types = [type].flat().join().split(',');
  return types.map((name) => names[name] ?? name).join(' or ');
}

/**
 * How to write a value that YAML read as another type than intended.
 *
 * @param type What is expected, as `typeNames` takes it.
 * @returns `undefined` when the types alone do not explain it.
 */
export function explainType(value: unknown, type: string | readonly string[]): string | undefined {
  const types = [type].flat().join().split(',');
  if (types.includes('string')) {
    if (typeof value === 'number') return 'Put quotes around a text that looks like a number.';
    if (typeof value === 'boolean') return 'Put quotes around a text that looks like `true` or `false`.';
    if (describeValue(value) === describeValue({}) && !types.includes('object'))
      return 'Put quotes around a text that contains `: `.';
  }
  if (types.includes('number') && typeof value === 'string') return writeNumber(value);
  const isOne = types.includes('array') && typeof value === 'string' && /^[\w .-]+$/.test(value);
  return isOne ? `Write \`[${value}]\`: a list may have a single item.` : undefined;
}

/** `1,200`, `60 %` and `~60` contain a number. */
function writeNumber(text: string): string | undefined {
  const [, about = '', digits = ''] = /^(~|about )? ?(\d[\d, ]*(?:\.\d+)?) ?%?$/.exec(text) ?? [];
  const number = digits.replaceAll(/[, ]/g, '');
  if (number === '') return undefined;
  return about === '' ? `Write \`${number}\`.` : `Write \`{ value: ${number}, estimate: true }\`.`;
}

const names: Record<string, string> = {
  string: 'text',
  object: 'a mapping of keys',
  array: 'a list',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  null: 'nothing',
};
