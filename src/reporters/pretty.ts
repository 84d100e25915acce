import { styleText } from 'node:util';
import type { Run } from '../lint/run.ts';
import { decode } from '../markdown/source.ts';
import type { Message } from '../message.ts';
import { plainText } from '../text/plain-text.ts';
import { maskSecrets } from '../text/secrets.ts';
import type { ReporterOptions } from './reporter.ts';
import { shownText } from './shown-text.ts';
import { fixHint, summarize, type Summary } from './summary.ts';

const colors = { error: 'red', warn: 'yellow', info: 'blue' } as const;

/**
 * A run for a person at a terminal: every message with its position, its line and how to fix it, and a summary at the
 * end.
 */
export function pretty(run: Run, options: ReporterOptions): string {
  const { color, shownPath } = options;
  const style = (format: Parameters<typeof styleText>[0], text: string): string =>
    color ? styleText(format, text, { validateStream: false }) : text;
  // Terminals that show colours support links; in plain text, a URL for each message would be noise.
  const link = (text: string, url: string | undefined): string =>
    color && url ? `\u001B]8;;${plainText(url)}\u001B\\${text}\u001B]8;;\u001B\\` : text;
  const blocks = run.files.flatMap(({ path, source, messages }) => {
    const lines = messages.length > 0 ? (decode(source.text) ?? '').split(/\r\n|\n|\r/) : [];
    return messages.map((message) => {
      const rule = link(style('dim', message.ruleId), message.url);
      return block(lines, message, rule, style, plainText(shownPath(path)));
    });
  });
  return [...blocks, ending(summarize(run, options), style)].join('\n');
}

type Style = (format: Parameters<typeof styleText>[0], text: string) => string;

function block(lines: readonly string[], message: Message, rule: string, style: Style, path: string): string {
  const { start, end } = message.place;
  // More people read the log of a check than the document.
  const line = plainText(maskSecrets(lines[start.line - 1] ?? ''));
  // Of a long line, the part around the position.
  const from = start.column > frameWidth - 20 ? start.column - 40 : 0;
  const shown = line.slice(from, from + frameWidth);
  const column = start.column - from;
  const last = end.line === start.line ? Math.min(end.column - from, shown.length + 1) : shown.length + 1;
  const width = Math.max(1, last - column);
  const gutter = ' '.repeat(String(start.line).length);
  return [
    `${style('underline', path)}:${start.line}:${start.column}`,
    `  ${style(colors[message.severity], message.severity)}  ${shownText(message.reason)}  ${rule}`,
    ...(shown.trim()
      ? [
          style('dim', `  ${start.line} │ `) + shown,
          style('dim', `  ${gutter} │ `) + ' '.repeat(column - 1) + style(colors[message.severity], '^'.repeat(width)),
        ]
      : []),
    ...(message.note ? [`  ${shownText(message.note)}`] : []),
    '',
  ].join('\n');
}

function ending({ isClean, outcome, fixable, read, unread, notes }: Summary, style: Style): string {
  const lines = [
    `${isClean ? style('green', '✔') : style('red', '✖')} ${outcome}`,
    ...(fixable > 0 ? [`  ${fixHint(fixable)}`] : []),
    ...(read ? [`  ${read}${unread && style('yellow', `; ${unread}`)}`] : []),
    ...notes.map((note) => `  ${note}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const frameWidth = 120;
