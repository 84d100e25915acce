import { plainText } from './plain-text.ts';

/**
 * A cell of a CSV file that is no formula.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvCell(value: string | number | undefined): string {
  if (typeof value !== 'string') return String(value ?? '');
  const text = withoutFormulas(plainText(value));
  return /[",;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * An apostrophe makes text of a formula. Where a comma is the decimal separator, spreadsheets part cells at semicolons,
 * so a formula may begin behind one.
 */
function withoutFormulas(text: string): string {
  return text.replaceAll(/(^|[;|])(["'\s]*)(?=[=+\-@＝＋－＠])/g, "$1'$2");
}
