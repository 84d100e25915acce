import type { Run } from '../lint/run.ts';
import { plainText } from '../text/plain-text.ts';
import type { ReporterOptions } from './reporter.ts';
import { shownText } from './shown-text.ts';
import { summaryText } from './summary.ts';

/** A run with one line for each message, in the form that editors and `grep` know: `path:line:column: …`. */
export function concise(run: Run, options: ReporterOptions): string {
  const lines = run.files.flatMap(({ path, messages }) =>
    messages.map(({ place: { start }, severity, reason, ruleId }) => {
      const position = `${plainText(options.shownPath(path))}:${start.line}:${start.column}`;
      return `${position}: ${severity} ${shownText(reason)} [${ruleId}]\n`;
    }),
  );
  return lines.join('') + summaryText(run, options);
}
