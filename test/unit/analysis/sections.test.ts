import { describe, expect, test } from 'vitest';
import { hasSection } from '../../../src/analysis/sections.ts';

const outline = { lang: 'en', headings: ['Root **causes**', 'Timeline'], hasOpening: false };

test('finds a section by a part of its heading, in upper or lower case', () => {
  expect(hasSection('root', outline)).toBe(true);
  expect(hasSection('TIMELINE', outline)).toBe(true);
  expect(hasSection('Lessons', outline)).toBe(false);
});

describe('a summary', () => {
  test('is missing if there is neither a heading nor prose before the first section', () => {
    expect(hasSection('summary', outline)).toBe(false);
  });

  test.each(['Issue Summary', 'TL;DR', 'overview', 'What happened?', 'Background'])('may be called %s', (heading) => {
    expect(hasSection('Summary', { ...outline, headings: [heading] })).toBe(true);
  });

  test('may have no heading, unlike other sections', () => {
    expect(hasSection('summary', { ...outline, hasOpening: true })).toBe(true);
    expect(hasSection('lessons', { ...outline, hasOpening: true })).toBe(false);
  });

  test('is never missing in another language', () => {
    expect(hasSection('summary', { ...outline, lang: 'de-AT' })).toBe(true);
    expect(hasSection('summary', { ...outline, lang: 'en-GB' })).toBe(false);
  });
});
