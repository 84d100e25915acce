import type { Run } from '../lint/run.ts';
import type { ReporterOptions } from './reporter.ts';

const commands = { error: 'error', warn: 'warning', info: 'notice' } as const;

/**
 * A run as workflow commands, which GitHub Actions shows beside the lines of a pull request. Text from a document is
 * escaped, so it cannot contain a command.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function github({ files }: Run, { shownPath }: ReporterOptions): string {
  const lines = files.flatMap((file) =>
    file.messages.map(({ ruleId, severity, place: { start, end }, reason, note, url }) => {
      const properties = {
        file: shownPath(file.path),
        line: start.line,
        // GitHub accepts columns only for a message on a single line.
        ...(end.line === start.line && { col: start.column, endColumn: end.column }),
        endLine: end.line,
        title: ruleId,
      };
      const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
      return `::${commands[severity]} ${written.join(',')}::${escapeData([reason, note, url].filter(Boolean).join('\n'))}`;
    }),
  );
  return lines.map((line) => `${line}\n`).join('');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
