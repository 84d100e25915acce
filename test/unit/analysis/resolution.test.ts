import { expect, test } from 'vitest';
import { findResolution } from '../../../src/analysis/resolution.ts';

test.each([
  ['the change before it', ['started', 'changed', 'changed', 'mitigated', 'resolved'], { changed: 2, ended: 3 }],
  ['a change that ended it', ['started', 'changed', 'changed+mitigated'], { ended: 2 }],
  ['the last time it ended', ['changed', 'mitigated', 'regressed', 'mitigated', 'changed'], { changed: 0, ended: 3 }],
  ['a resolution alone', ['started', 'resolved'], { ended: 1 }],
  ['nothing after a regression', ['started', 'mitigated', 'regressed'], undefined],
  ['nothing while it goes on', ['started', 'changed'], undefined],
])('finds %s', (_, kinds, resolution) => {
  expect(findResolution(kinds.map((kind) => ({ kinds: kind.split('+') })))).toEqual(resolution);
});
