/**
 * The rows of a text with comma-separated values, or with semicolons, where commas are decimal.
 *
 * @returns The number of the row, from 1, that has a quotation mark where none may be, if there is one.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function readCsv(whole: string): string[][] | number {
  const text = whole.replace(/^\uFEFF/, '');
  const separator = /^"?[^",;]*"?;/.test(text) ? ';' : ',';
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r?\\n|$)`, 'gy');
  const rows: string[][] = [[]];
  let read = 0;
  for (const [match, quoted, plain = '', end] of text.matchAll(cell)) {
    if (match === '') break;
    read += match.length;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== separator && end !== '') rows.push([]);
  }
  return read < text.length ? rows.length : rows;
}
