import { expect, test } from 'vitest';
import { createProgress } from '../../../src/host/progress.ts';

/** What a stream shows in the end and what was written, of work with the given moments of updates. */
function show(moments: readonly number[], { isTerminal = true, total = 1000 } = {}): string[] {
  const written: string[] = [];
  let now = 5000;
  const stream = { write: (text: string) => written.push(text), color: false, isTerminal };
  const progress = createProgress(stream, 'Checking', 'document', () => now);
  for (const [index, moment] of moments.entries()) {
    now = 5000 + moment;
    progress.update(index + 1, total);
  }
  progress.done();
  return written;
}

test('appears after a second, and is removed at the end', () => {
  expect(show([0, 999, 1000])).toEqual(['\r\u001B[KChecking 3 of 1,000 documents', '\r\u001B[K']);
});

test('never appears for short work, or outside a terminal', () => {
  expect(show([10, 500, 999])).toEqual([]);
  expect(show([10, 1500, 3000], { isTerminal: false })).toEqual([]);
});

test('is drawn at most ten times a second', () => {
  const everyMillisecond = Array.from({ length: 2000 }, (_, index) => index + 1);
  const drawn = show(everyMillisecond, { total: 2000 });
  expect(drawn).toHaveLength(12);
  expect(drawn[1]).toBe('\r\u001B[KChecking 1,100 of 2,000 documents');
});

test('counts one', () => {
  expect(show([1200], { total: 1 })[0]).toBe('\r\u001B[KChecking 1 of 1 document');
});

test('is removed once', () => {
  const written: string[] = [];
  let now = 0;
  const stream = { write: (text: string) => written.push(text), color: false, isTerminal: true };
  const progress = createProgress(stream, 'Rendering', 'page', () => now);
  now = 1000;
  progress.update(1, 2);
  progress.done();
  progress.done();
  expect(written).toEqual(['\r\u001B[KRendering 1 of 2 pages', '\r\u001B[K']);
});
