import { count } from '../../text/count.ts';
import type { Severity } from '../../message.ts';
import type { Review } from '../review.ts';
import { fitLines, type Block } from './lines.ts';
import { safeCode, safeText } from './safe-text.ts';

const names: Record<Severity, string> = { error: 'error', warn: 'warning', info: 'note' };
const order: Severity[] = ['error', 'warn', 'info'];

/** The messages that were not there before, errors of all documents first. */
export function showMessages({ postmortems }: Review, bytes: number): Block {
  const messages = postmortems.flatMap(({ path, messages: own }) => own.map((message) => ({ path, ...message })));
  if (messages.length === 0) return [];
  const rows = messages
    .toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
    .map(({ severity, path, line, reason, ruleId }) => {
      const words = reason === undefined ? `\`${ruleId}\`` : `${safeText(reason, 240)} \`${ruleId}\``;
      return `| ${names[severity]} | ${safeCode(`${path}:${line}`, 200)} | ${words} |`;
    });
  // A row, so that the table does not end in a stray line.
  const shown = fitLines(rows, { bytes, most: 20 }, (left) => `| | | … ${count(left, 'further problem')} |`);
  return ['### New problems', '', '| | where | problem |', '| - | - | - |', ...shown];
}
