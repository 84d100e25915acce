/** What a value is, in words that go on after "Unexpected". */
export function nameOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return `the text \`${value}\``;
  if (typeof value === 'number') return `the number \`${value}\``;
  if (typeof value === 'boolean') return `the truth value \`${value}\``;
  return typeof value === 'object' && value !== null ? 'a mapping of keys' : 'nothing';
}

/**
 * What JSON Schema calls a type, in words.
 *
 * @param type One, several between commas, or a list.
 */
export function typeNames(type: string | readonly string[]): string {
  const types = [type].flat().join().split(',');
  return types.map((name) => names[name] ?? name).join(' or ');
}

/**
 * How what YAML took for something else becomes what was meant.
 *
 * @param type What is expected, as `typeNames` takes it.
 * @returns `undefined` where the types say nothing about it.
 */
export function explainType(value: unknown, type: string | readonly string[]): string | undefined {
  const types = [type].flat().join().split(',');
  if (types.includes('string')) {
    if (typeof value === 'number') return 'Put quotes around a text that looks like a number.';
    if (typeof value === 'boolean') return 'Put quotes around a text that looks like `true` or `false`.';
    if (nameOf(value) === nameOf({}) && !types.includes('object')) return 'Put quotes around a text that holds `: `.';
  }
  if (types.includes('number') && typeof value === 'string') return writeNumber(value);
  const isOne = types.includes('array') && typeof value === 'string' && /^[\w .-]+$/.test(value);
  return isOne ? `Write \`[${value}]\`: a list may have one item.` : undefined;
}

/** `1,200`, `60 %` and `~60` hold a number. */
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
