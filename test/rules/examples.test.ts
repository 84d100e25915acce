import { defaultSettings } from 'casebook';
import { describe, expect, test } from 'vitest';
import { checkDocuments } from '../../src/lint/check-documents.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import type { Message } from '../../src/message.ts';
import type { Rule, RuleExample } from '../../src/rule.ts';
import { rules } from '../../src/rules/index.ts';
import type { RuleSeverity, Settings } from '../../src/settings.ts';

/** The messages that a rule reports about the text of an example. */
function check(rule: Rule, { path = defaultPath, options, settings: own, files = {} }: RuleExample, text: string) {
  // A configured severity also applies to drafts.
  const severity = severityOf(rule);
  const settings = {
    ...defaultSettings,
    ...own,
    rules: { ...othersOff(rule), [rule.id]: { severity, options: options ?? {} } },
  };
  const others = Object.entries(files).filter(([name, content]) => name.endsWith('.md') && content !== '');
  const documents = [{ path, text }, ...others.map(([name, content]) => ({ path: name, text: content }))];
  const isFile = (name: string) => name === path || Object.hasOwn(files, name);
  const parsed = documents.map((document) => parseMarkdown(document));
  const [checked] = checkDocuments(parsed, settings, { now: '2024-08-20T09:12:00Z', isFile });
  return (checked?.messages ?? []).filter((message) => message.ruleId === rule.id);
}

// Other rules matter only to the rule about suppressions, and running all of them takes long.
const othersOff = (rule: Rule): Settings['rules'] =>
  Object.fromEntries(
    rules.filter(({ id }) => id !== rule.id && !rule.checkSuppressions).map(({ id }) => [id, { severity: 'off' }]),
  );

/** A rule that is off by default is turned on. */
function severityOf(rule: Rule): RuleSeverity {
  return rule.severity === 'off' ? 'warn' : rule.severity;
}

function format(rule: Rule, messages: readonly Message[]): string[] {
  return messages.map(({ place: { start }, reason, severity }) => {
    return `${start.line}:${start.column} ${severity === severityOf(rule) ? '' : `${severity} `}${reason}`;
  });
}

/** The text after all fixes, applied from the last to the first. */
function fix(text: string, messages: readonly Message[]): string {
  const edits = messages.flatMap((message) => message.fix ?? []).toSorted((a, b) => b.start - a.start || b.end - a.end);
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  let fixed = text.slice(mark.length);
  let reached = fixed.length;
  for (const { start, end, text: inserted } of edits) {
    if (end > reached) throw new Error(`Two edits overlap at ${start}`);
    fixed = fixed.slice(0, start) + inserted.replaceAll('\n', lineEnd) + fixed.slice(end);
    reached = start;
  }
  return mark + fixed;
}

/** The messages of a rule about an example, and the text after fixing it once and twice. */
function outcome(rule: Rule, example: RuleExample, text: string) {
  const messages = check(rule, example, text);
  const fixed = fix(text, messages);
  // Without a fix, the second run would repeat the first.
  const fixedTwice = fixed === text ? fixed : fix(fixed, check(rule, example, fixed));
  const suggested = fix(text, messages.map(withSuggestion));
  const again = check(rule, example, suggested).map(withSuggestion);
  const suggestedTwice = suggested === text ? suggested : fix(suggested, again);
  return { messages: format(rule, messages), fixed, fixedTwice, suggested, suggestedTwice };
}

/** A message whose suggestion is applied if it has no fix. */
function withSuggestion({ suggestion, fix: edits = suggestion ?? [], ...message }: Message): Message {
  return { ...message, fix: edits };
}

/** The expected outcome of an example, the same for every line ending and encoding. */
function expected(
  { messages, document, fixed = document, suggested = fixed }: RuleExample,
  write: (text: string) => string,
) {
  return {
    messages,
    fixed: write(fixed),
    fixedTwice: write(fixed),
    suggested: write(suggested),
    suggestedTwice: write(suggested),
  };
}

const asItIs = (text: string) => text;
const withCrlf = (text: string) => text.replaceAll('\n', '\r\n');
const withMark = (text: string) => `\uFEFF${text}`;

const defaultPath = 'postmortems/2024-08-10-example.md';

describe.each(rules)('$id', (rule) => {
  test.each(rule.examples)('$name', (example) => {
    expect(outcome(rule, example, asItIs(example.document))).toEqual(expected(example, asItIs));
  });

  test.each(rule.examples)('explains how to fix it: $name', (example) => {
    const messages = check(rule, example, example.document);
    const notes = messages.map(({ note }) => note);
    expect(notes).toEqual(example.notes ?? notes);
    for (const { reason, note = 'Nothing.', expected: meant, place } of messages) {
      expect(note).toMatch(/^[A-Z`][^]*[^ ][.?]$/);
      const all = `${reason} ${note}`;
      // Text that contains backticks cannot be split at them.
      const parts = meant?.includes('`') ? all : all.split(/`| (?=")|[.;] ?/);
      expect(parts).toContain(meant ?? parts[0]);
      expect(place.end.offset).toBeGreaterThanOrEqual(place.start.offset);
    }
  });

  test.each(rule.examples)('$name, with CRLF', (example) => {
    expect(outcome(rule, example, withCrlf(example.document))).toEqual(expected(example, withCrlf));
  });

  test.each(rule.examples)('$name, with a byte order mark', (example) => {
    expect(outcome(rule, example, withMark(example.document))).toEqual(expected(example, withMark));
  });

  test.each(rule.examples)('does not throw without the frontmatter of: $name', (example) => {
    expect(() => check(rule, example, example.document.replace(/^---[^]*?\n---\n/, ''))).not.toThrow();
  });

  test('offers a fix where its examples without a fixed document have none', () => {
    const offered = rule.examples.filter((example) =>
      check(rule, example, example.document).some((message) => message.fix),
    );
    expect(offered).toEqual(rule.examples.filter(({ fixed }) => fixed !== undefined));
    expect(offered.length > 0).toBe(rule.fix !== undefined);
  });

  test('says what its suggestions do', () => {
    const hasSuggestions = rule.examples.some(({ suggested }) => suggested !== undefined);
    expect(hasSuggestions).toBe(rule.suggestion !== undefined);
  });

  test('has a passing and a failing example', () => {
    expect(rule.examples.some(({ messages }) => messages.length === 0)).toBe(true);
    expect(rule.examples.some(({ messages }) => messages.length > 0)).toBe(true);
  });
});

test('rules have different ids', () => {
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
});
