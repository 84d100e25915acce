import type { CheckedFile, Run } from '../lint/run.ts';
import type { Message } from '../message.ts';
import { plainText } from '../text/plain-text.ts';
import { escapeXml } from '../text/xml.ts';
import type { ReporterOptions } from './reporter.ts';
import { shownText } from './shown-text.ts';

/**
 * A run as JUnit XML: a suite for each file, a case for each message. Errors fail; warnings and notes, which do not fail
 * the command, are skipped cases. Names hold no line number, so that hosts know a case again when lines move.
 *
 * @see https://github.com/testmoapp/junitxml
 */
export function junit({ files, notes }: Run, options: ReporterOptions): string {
  const suites = files.map((file) => suiteOf(file, options));
  const counts = `tests="${sum(suites, 'tests')}" failures="${sum(suites, 'failures')}" errors="0"`;
  const about = notes.map(shownText).map(escapeXml).join('\n');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="casebook" ${counts} time="0">`,
    ...suites.map(({ xml }) => xml),
    ...(about
      ? [
          '  <testsuite name="casebook" tests="0" failures="0" errors="0" skipped="0" time="0">',
          `    <system-out>${about}</system-out>`,
          '  </testsuite>',
        ]
      : []),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Suite {
  xml: string;
  tests: number;
  failures: number;
}

function suiteOf({ path, messages }: CheckedFile, { repositoryPath }: ReporterOptions): Suite {
  const name = plainText(repositoryPath(path));
  const seen = new Map<string, number>();
  const cases = messages.map((message) => {
    const title = `${message.ruleId}: ${shownText(message.reason)}`;
    const ordinal = (seen.get(title) ?? 0) + 1;
    seen.set(title, ordinal);
    return caseOf(message, name, ordinal > 1 ? `${title} (${ordinal})` : title);
  });
  const tests = Math.max(1, messages.length);
  const failures = messages.filter(({ severity }) => severity === 'error').length;
  const skipped = messages.length - failures;
  const counts = attributes({ name, tests, failures, errors: 0, skipped, time: 0 });
  const passing = `    <testcase ${attributes({ name: 'no problems', classname: name, file: name, time: 0 })}/>`;
  const xml = [`  <testsuite ${counts}>`, ...(cases.length > 0 ? cases : [passing]), '  </testsuite>'].join('\n');
  return { xml, tests, failures };
}

function caseOf({ severity, ruleId, reason, note, place }: Message, path: string, name: string): string {
  const { line, column } = place.start;
  const message = shownText(reason);
  const text = [`${path}:${line}:${column} ${message}`, ...(note ? [shownText(note)] : [])].join('\n');
  const outcome =
    severity === 'error'
      ? `<failure ${attributes({ message, type: ruleId })}>${escapeXml(text)}</failure>`
      : `<skipped ${attributes({ message: text })}/>`;
  return [
    `    <testcase ${attributes({ name, classname: path, file: path, time: 0 })}>`,
    `      ${outcome}`,
    '    </testcase>',
  ].join('\n');
}

function sum(suites: readonly Suite[], key: 'tests' | 'failures'): number {
  return suites.reduce((total, suite) => total + suite[key], 0);
}

function attributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escapeXml(String(value)).replaceAll('\n', '&#10;')}"`)
    .join(' ');
}
