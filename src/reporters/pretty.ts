import { styleText } from 'node:util';
import type { CheckedFile, Run } from '../lint/run.ts';
import { decode } from '../markdown/source.ts';
import type { Message, Severity } from '../message.ts';
import { maskSecrets } from '../text/secrets.ts';
import { count } from '../text/count.ts';
import type { ReporterOptions } from './reporter.ts';

const colors = { error: 'red', warn: 'yellow', info: 'blue' } as const;

/**
 * A run for a person at a terminal: every message with its position, its line and how to fix it, and a summary at the
 * end.
 */
export function pretty({ files, notes }: Run, { color, shownPath, fixed }: ReporterOptions): string {
  const style = (format: Parameters<typeof styleText>[0], text: string): string =>
    color ? styleText(format, text, { validateStream: false }) : text;
  // Terminals that show colours support links; in plain text, a URL for each message would be noise.
  const link = (text: string, url: string | undefined): string =>
    color && url ? `\u001B]8;;${plain(url)}\u001B\\${text}\u001B]8;;\u001B\\` : text;
  const blocks = files.flatMap(({ path, source, messages }) => {
    const lines = messages.length > 0 ? (decode(source.text) ?? '').split(/\r\n|\n|\r/) : [];
    return messages.map((message) => {
      const rule = link(style('dim', message.ruleId), message.url);
      return block(lines, message, rule, style, shownPath(path));
    });
  });
  const said = notes.map((note) => `  ${plain(note)}\n`).join('');
  return [...blocks, `${summary(files, style, fixed)}\n${readLine(files, shownPath, style)}\n${said}`].join('\n');
}

type Style = (format: Parameters<typeof styleText>[0], text: string) => string;

function block(lines: readonly string[], message: Message, rule: string, style: Style, path: string): string {
  const { start, end } = message.place;
  // More people read the log of a check than the document.
  const line = maskSecrets(plain(lines[start.line - 1] ?? ''));
  // Of a long line, the part around the position.
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

function summary(files: CheckedFile[], style: Style, fixed: number | undefined): string {
  const messages = files.flatMap((file) => file.messages);
  const documents = count(files.length, 'document');
  const fixes = fixed === undefined ? '' : ` (${fixed} fixed)`;
  if (messages.length === 0) return `${style('green', '✔')} ${documents} checked, no problems${fixes}`;
  const bySeverity = (['error', 'warn', 'info'] as const).flatMap((severity) => {
    const number = messages.filter((message) => message.severity === severity).length;
    return number > 0 ? [count(number, severityNames[severity])] : [];
  });
  const fixable = fixed === undefined ? messages.filter(({ fix }) => fix).length : 0;
  const hint = fixable > 0 ? `\n  casebook lint --fix fixes ${fixable} of them` : '';
  return `${style('red', '✖')} ${documents} checked: ${bySeverity.join(', ')}${fixes}${hint}`;
}

/** What was read from the documents: a timeline that was not recognised has no entries, and often no message either. */
function readLine(files: readonly CheckedFile[], shownPath: (path: string) => string, style: Style): string {
  const entries = files.reduce((sum, file) => sum + file.entries, 0);
  const tasks = files.reduce((sum, file) => sum + file.tasks, 0);
  const unread = files.filter((file) => file.entries === 0 && file.tasks === 0);
  const names = unread.slice(0, mostNames).map(({ path }) => plain(shownPath(path)));
  const more = unread.length > mostNames ? ` and ${unread.length - mostNames} more` : '';
  const nothing = unread.length === 0 ? '' : style('yellow', `; nothing from ${names.join(', ')}${more}`);
  return `  read: ${count(entries, 'entry', 'entries')}, ${count(tasks, 'task')}${nothing}`;
}

/** Names of documents on one line. */
const mostNames = 3;

const severityNames: Record<Severity, string> = { error: 'error', warn: 'warning', info: 'note' };

const frameWidth = 120;

/** Text from a document must not move the cursor, change colours, or begin a new line. */
function plain(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ');
}
