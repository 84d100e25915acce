import { expect, test } from 'vitest';
import { gitlabTracker } from '../../../src/trackers/gitlab.ts';

test.each([
  ['private', true, false],
  ['internal', true, true],
  ['internal', false, false],
  ['public', false, true],
  ['unknown', false, true],
])('whether all may read a project that is %s, on a shared server: %s', async (visibility, isShared, isPublic) => {
  const data = { path_with_namespace: 'a/b', visibility };
  const get = () => Promise.resolve({ headers: new Headers(), data });
  const tracker = gitlabTracker({ get, post: get }, { isShared });
  expect(await tracker.readProject('a/b')).toEqual({ name: 'a/b', isPublic });
});
