import type { Category, Issue } from 'codeclimate-types';
import type { Run } from '../lint/run.ts';
import { plainJson, plainText } from '../text/plain-text.ts';
import { fingerprintsOf } from './fingerprints.ts';
import type { ReporterOptions } from './reporter.ts';
import { shownText } from './shown-text.ts';

const severities = { error: 'major', warn: 'minor', info: 'info' } as const;

/**
 * A run as GitLab's Code Quality report. GitLab drops all but one of the messages with the same fingerprint, and all of
 * them without a severity.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function gitlab({ files }: Run, { repositoryPath }: ReporterOptions): string {
  const issues = files.flatMap((file): Issue[] => {
    const fingerprints = fingerprintsOf(file);
    return file.messages.map((message): Issue => {
      const { ruleId, severity, reason, note, place } = message;
      const { start, end } = place;
      // An end at the start of a line is the end of the line before it.
      const last = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
      return {
        type: 'issue',
        check_name: ruleId,
        description: [reason, note].flatMap((text) => (text ? [shownText(text)] : [])).join('. '),
        categories: categoriesOf(ruleId),
        severity: severities[severity],
        fingerprint: fingerprints.get(message) ?? '',
        location: { path: plainText(repositoryPath(file.path)), lines: { begin: start.line, end: last } },
      };
    });
  });
  return `${plainJson(JSON.stringify(issues, null, 2))}\n`;
}

function categoriesOf(ruleId: string): Category[] {
  if (ruleId === 'secret') return ['Security'];
  return /-(?:twice|duplicate|repeated|unique)$/.test(ruleId) ? ['Duplication'] : ['Clarity'];
}
