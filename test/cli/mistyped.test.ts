import { expect, test } from 'vitest';
import { casebook, root } from '../support/cli.ts';
import { wordsOf } from '../support/shell-words.ts';

test.each([
  ['lnit', "unknown command 'lnit'; did you mean lint?"],
  ['doc', "unknown command 'doc'; did you mean doctor?"],
  ['initialize', "unknown command 'initialize'; did you mean init?"],
  ['frobnicate', "unknown command 'frobnicate'; casebook --help lists the commands"],
  ['postmortems/a.md', "unknown command 'postmortems/a.md'; did you mean casebook lint postmortems/a.md?"],
  ['tasks snyc', "unknown command 'tasks snyc'; did you mean sync?"],
  ['help lnit', "unknown command 'lnit'; did you mean lint?"],
  ['help tasks snyc', "unknown command 'tasks snyc'; did you mean sync?"],
  ['--verison', "unknown option '--verison'; did you mean --version?"],
  ['lint --formatt json', "unknown option '--formatt'; did you mean --format?"],
  ['lint --formatt=json', "unknown option '--formatt'; did you mean --format?"],
  ['lint --max-warning 3', "unknown option '--max-warning'; did you mean --max-warnings?"],
  ['lint -q', "unknown option '-q'; casebook lint --help lists the options"],
  ['tasks sync a.json --onwer x', "unknown option '--onwer'; did you mean --owner?"],
  ['tasks --fix', "unknown option '--fix'; --fix is an option of casebook lint"],
  ['tasks --dry', "unknown option '--dry'; casebook tasks --help lists the options"],
  ['init --format json', "unknown option '--format'; casebook init --help lists the options"],
  [
    'stats --format JSN',
    "option '--format <name>' argument 'JSN' is invalid; did you mean json? Allowed choices are table, json, csv.",
  ],
  ['stats --format xml', "option '--format <name>' argument 'xml' is invalid. Allowed choices are table, json, csv."],
  [
    'review --base main --output-file jsn=a',
    "option '--output-file <format=file>' argument 'jsn=a' is invalid. Expected a format and a file; did you mean json=a? Formats are markdown, json.",
  ],
  [
    'review --base main --output-file json',
    "option '--output-file <format=file>' argument 'json' is invalid. Expected a format and a file: json=out. Formats are markdown, json.",
  ],
  [
    'tasks --type fxi',
    "option '--type <type>' argument 'fxi' is invalid; did you mean fix? Allowed choices are fix, mitigate, detect, prevent, process, investigate.",
  ],
  ['export a', "required option '--to <format>' not specified. Allowed choices are incident-io, markdown, html, json."],
  ['config a', "too many arguments for 'config'. Expected 0 arguments but got 1: a."],
  ['"a\nb"', "unknown command 'a b'; casebook --help lists the commands"],
])('says in one line what was meant by %s', async (line, reason) => {
  expect(await casebook(root, wordsOf(line))).toEqual({ exitCode: 2, stdout: '', stderr: `casebook: ${reason}\n` });
});

test('prints the version for every flag that asks for it', async () => {
  const { stdout: version } = await casebook(root, ['--version']);
  expect(version).toMatch(/^\d+\.\d+\.\d+\n$/);
  for (const flag of ['-v', '-V']) {
    expect(await casebook(root, [flag])).toEqual({ exitCode: 0, stdout: version, stderr: '' });
  }
});

test('says what to do first when it gets no command', async () => {
  const { exitCode, stdout, stderr } = await casebook(root, []);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(/\nFirst steps:\n {2}casebook init\n.*\n {2}casebook new .*\n.*\n {2}casebook lint\n.*\n$/);
});
