import { defaultSettings } from 'casebook';
import { expect, test } from 'vitest';
import { resolveOptions } from '../../../src/analysis/rule-options.ts';

const rule = { id: 'a', options: { max: { default: 30 }, texts: { default: [] } } };

test('fills in defaults for options that are not configured', () => {
  expect(resolveOptions(rule, defaultSettings)).toEqual({ max: 30, texts: [] });
  const rules = { a: { options: { max: 60 } }, b: { options: { max: 5 } } };
  expect(resolveOptions(rule, { rules })).toEqual({ max: 60, texts: [] });
});

test('a rule without options has none', () => {
  expect(resolveOptions({ id: 'a' }, defaultSettings)).toEqual({});
});
