import { defaultSettings } from 'casebook';
import { describe, expect, test } from 'vitest';
import { checkDocuments } from '../src/lint/run.ts';
import { parseMarkdown } from '../src/markdown/parse.ts';
import type { Rule, RuleExample } from '../src/rule.ts';
import { rules } from '../src/rules/index.ts';

const path = 'postmortems/2024-08-10-example.md';

function messagesOf(rule: Rule, { options, settings: own, files = {} }: RuleExample, text: string): string[] {
  // Said aloud, the severity holds in drafts, too.
  const { severity } = rule;
  const settings = { ...defaultSettings, ...own, rules: { [rule.id]: { severity, options: options ?? {} } } };
  const others = Object.entries(files).filter(([name, content]) => name.endsWith('.md') && content !== '');
  const documents = [{ path, text }, ...others.map(([name, content]) => ({ path: name, text: content }))];
  const isFile = (name: string) => name === path || Object.hasOwn(files, name);
  const run = checkDocuments(documents.map(parseMarkdown), settings, { now: '2024-08-20T09:12:00Z', isFile });
  return (run.files[0]?.messages ?? [])
    .filter((message) => message.ruleId === rule.id)
    .map(({ place: { start }, reason, severity: weight }) => {
      return `${start.line}:${start.column} ${weight === severity ? '' : `${weight} `}${reason}`;
    });
}

describe.each(rules)('$id', (rule) => {
  test.each(rule.examples)('$name', (example) => {
    expect(messagesOf(rule, example, example.document)).toEqual(example.messages);
  });

  test.each(rule.examples)('$name, with CRLF', (example) => {
    expect(messagesOf(rule, example, example.document.replaceAll('\n', '\r\n'))).toEqual(example.messages);
  });

  test.each(rule.examples)('$name, with a byte order mark', (example) => {
    expect(messagesOf(rule, example, `\uFEFF${example.document}`)).toEqual(example.messages);
  });

  test.each(rule.examples)('does not throw without the frontmatter of: $name', (example) => {
    expect(() => messagesOf(rule, example, example.document.replace(/^---[^]*?\n---\n/, ''))).not.toThrow();
  });

  test('has a passing and a failing example', () => {
    expect(rule.examples.some(({ messages }) => messages.length === 0)).toBe(true);
    expect(rule.examples.some(({ messages }) => messages.length > 0)).toBe(true);
  });
});

test('rules have different names', () => {
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
});
