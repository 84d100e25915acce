import type { Run } from '../lint/run.ts';
import { plainText } from '../text/plain-text.ts';
import { mostSevereFirst } from './most-severe-first.ts';
import { pretty } from './pretty.ts';
import type { ReporterOptions } from './reporter.ts';
import { shownText } from './shown-text.ts';

const commands = { error: 'error', warn: 'warning', info: 'notice' } as const;

/**
 * A run in the log of GitHub Actions: workflow commands, which become annotations of lines in the pull request, and the
 * report for people below them.
 *
 * GitHub makes annotations of the first ten commands of a level in a step, and of a command its log shows the text only.
 * So errors come first, and every text begins with the position. Text from a document is escaped, so it cannot contain
 * a command.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function github(run: Run, options: ReporterOptions): string {
  const lines = mostSevereFirst(run).map(({ file, message }) => {
    const { ruleId, severity, reason, note, url } = message;
    const { start, end } = message.place;
    const path = plainText(options.repositoryPath(file.path));
    const properties = {
      file: path,
      line: start.line,
      // GitHub accepts columns only for a message on a single line.
      ...(end.line === start.line && { col: start.column, endColumn: end.column }),
      endLine: end.line,
      title: ruleId,
    };
    const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
    const text = [
      `${path}:${start.line}:${start.column} ${shownText(reason)}`,
      note && shownText(note),
      url && plainText(url),
    ];
    return `::${commands[severity]} ${written.join(',')}::${escapeData(text.filter(Boolean).join('\n'))}\n`;
  });
  return [...lines, ...(lines.length > 0 ? ['\n'] : []), pretty(withoutLinks(run), options)].join('');
}

/** The log shows colours, but prints the codes of links. */
function withoutLinks(run: Run): Run {
  const files = run.files.map((file) => ({
    ...file,
    messages: file.messages.map(({ url: _url, ...message }) => message),
  }));
  return { ...run, files };
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
