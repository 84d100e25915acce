import { describe, expect, test } from 'vitest';
import { loadReporter } from '../../../src/reporters/index.ts';
import { formats } from '../../../src/reporters/names.ts';
import { checkedFile, inSubfolder } from '../../support/run.ts';

const token = `ghp_${'0123456789abcdefABCDEF'.repeat(2).slice(0, 36)}`;

describe.each(formats)('%s', (format) => {
  test('shows no credential', async () => {
    const text = `key: ${token}\nother: x\n`;
    const edit = { start: 0, end: 3, text: `'${token}'` };
    // These edits hold no credential, but it lies between them.
    const around = [
      { start: 0, end: 1, text: 'K' },
      { start: text.length, end: text.length, text: 'end' },
    ];
    const file = checkedFile({
      text,
      messages: [
        { at: 'key', reason: `Unexpected \`${token}\``, note: `Revoke ${token}.`, fix: [edit] },
        { at: token, ruleId: 'secret', suggestion: [edit] },
        { at: 'other', fix: around },
      ],
      suppressed: [{ at: 'key', suppressed: { by: 'document', reason: `It is ${token}` } }],
    });
    const reporter = await loadReporter(format);
    expect(reporter({ files: [file], notes: [`Skipped ${token}`] }, inSubfolder)).not.toContain(token);
  });

  test('cuts long text', async () => {
    const long = 'x'.repeat(100_000);
    const file = checkedFile({
      text: `one ${long}`,
      messages: [{ at: 'one', reason: long, note: long }],
      suppressed: [{ at: 'one', reason: long, suppressed: { by: 'document', reason: long } }],
    });
    const reporter = await loadReporter(format);
    const report = reporter({ files: [file], notes: [long] }, inSubfolder);
    expect(report).not.toContain('x'.repeat(1001));
  });

  test('prints nothing that a terminal or a log gives a meaning to', async () => {
    const hostile = '::error::a\u001B[31m\u009B\u202E\u2028##[add-mask]b\r\n::stop-commands::c';
    const file = checkedFile({
      path: `${hostile}.md`,
      text: `one ${hostile}`,
      messages: [{ at: 'one', reason: hostile, note: hostile, url: `https://example.org/${hostile}` }],
      suppressed: [{ at: 'one', reason: hostile, suppressed: { by: 'document', reason: hostile } }],
      entries: 0,
      tasks: 0,
    });
    const reporter = await loadReporter(format);
    const report = reporter({ files: [file], notes: [hostile] }, inSubfolder);
    expect(report.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202E]/u);
    expect(report).not.toMatch(/##\[|^\s*::(?!error file=)/m);
  });
});
