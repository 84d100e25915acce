import { styleText } from 'node:util';
import type { CheckedFile, Run } from '../lint/run.ts';
import type { Message, Severity } from '../message.ts';
import { maskSecrets } from '../text/secrets.ts';
import { count } from '../text/count.ts';
import type { ReporterOptions } from './reporter.ts';

const colors = { error: 'red', warn: 'yellow', info: 'blue' } as const;

/**
 * A run for a person at a terminal: every message with its place, the line it is about and how to mend it,
 * and a sum at the end.
 */
export function pretty({ files }: Run, { color, shownPath, fixed }: ReporterOptions): string {
  const style = (format: Parameters<typeof styleText>[0], text: string): string =>
    color ? styleText(format, text, { validateStream: false }) : text;
  // Terminals that show colours follow links; in plain text, an address a message would be noise.
  const link = (text: string, url: string | undefined): string =>
    color && url ? `\u001B]8;;${plain(url)}\u001B\\${text}\u001B]8;;\u001B\\` : text;
  const blocks = files.flatMap((file) =>
    file.messages.map((message) => {
      const rule = link(style('dim', message.ruleId), message.url);
      return block(file, message, rule, style, shownPath(file.path));
    }),
  );
  return [...blocks, `${sum(files, style, fixed)}\n`].join('\n');
}

type Style = (format: Parameters<typeof styleText>[0], text: string) => string;

function block(file: CheckedFile, message: Message, rule: string, style: Style, path: string): string {
  const { start, end } = message.place;
  // The logs of a check are read by more people than the document.
  const line = maskSecrets(plain(file.text.split(/\r\n|\n|\r/)[start.line - 1] ?? ''));
  // Of a long line, what stands around the place.
  const from = start.column > frameWidth - 20 ? start.column - 40 : 0;
  const shown = line.slice(from, from + frameWidth);
  const column = start.column - from;
  const last = end.line === start.line ? Math.min(end.column - from, shown.length + 1) : shown.length + 1;
  const width = Math.max(1, last - column);
  const gutter = ' '.repeat(String(start.line).length);
  return [
    `${style('underline', path)}:${start.line}:${start.column}`,
    `  ${style(colors[message.severity], message.severity)}  ${plain(message.reason)}  ${rule}`,
    ...(shown.trim()
      ? [
          style('dim', `  ${start.line} │ `) + shown,
          style('dim', `  ${gutter} │ `) + ' '.repeat(column - 1) + style(colors[message.severity], '^'.repeat(width)),
        ]
      : []),
    ...(message.note ? [`  ${plain(message.note)}`] : []),
    '',
  ].join('\n');
}

function sum(files: CheckedFile[], style: Style, fixed: number | undefined): string {
  const messages = files.flatMap((file) => file.messages);
  const documents = count(files.length, 'document');
  const mended = fixed === undefined ? '' : `; ${count(fixed, 'message')} mended`;
  if (messages.length === 0) return `${style('green', '✔')} ${documents} checked, nothing to mend${mended}`;
  const bySeverity = (['error', 'warn', 'info'] as const).flatMap((severity) => {
    const number = messages.filter((message) => message.severity === severity).length;
    return number > 0 ? [count(number, severityNames[severity])] : [];
  });
  const fixable = fixed === undefined ? messages.filter(({ fix }) => fix).length : 0;
  const hint = fixable > 0 ? `\n  casebook lint --fix mends ${fixable} of them` : '';
  return `${style('red', '✖')} ${documents} checked: ${bySeverity.join(', ')}${mended}${hint}`;
}

const severityNames: Record<Severity, string> = { error: 'error', warn: 'warning', info: 'note' };

const frameWidth = 120;

/** What a document says must not move the cursor, change colours, or begin a line of its own. */
function plain(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ');
}
