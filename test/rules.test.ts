import { check } from 'casebook';
import { describe, expect, test } from 'vitest';
import { rules } from '../src/rules/index.ts';

function messagesOf(ruleId: string, document: string): string[] {
  const { messages } = check({ path: 'postmortems/2024-08-10-example.md', text: document });
  return messages
    .filter((message) => message.ruleId === ruleId)
    .map(({ place, reason }) => `${place.start.line}:${place.start.column} ${reason}`);
}

describe.each(rules)('$id', (rule) => {
  test.each(rule.examples)('$name', ({ document, messages }) => {
    expect(messagesOf(rule.id, document)).toEqual(messages);
  });

  test.each(rule.examples)('$name, with CRLF', ({ document, messages }) => {
    expect(messagesOf(rule.id, document.replaceAll('\n', '\r\n'))).toEqual(messages);
  });

  test.each(rule.examples)('$name, with a byte order mark', ({ document, messages }) => {
    expect(messagesOf(rule.id, `\uFEFF${document}`)).toEqual(messages);
  });

  test.each(rule.examples)('does not throw without the frontmatter of: $name', ({ document }) => {
    expect(() => messagesOf(rule.id, document.replace(/^---[\s\S]*?\n---\n/, ''))).not.toThrow();
  });

  test('has a passing and a failing example', () => {
    expect(rule.examples.some(({ messages }) => messages.length === 0)).toBe(true);
    expect(rule.examples.some(({ messages }) => messages.length > 0)).toBe(true);
  });
});

test('rules have different names', () => {
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
});
