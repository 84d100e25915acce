import type { Clock } from '../host/io.ts';
import { githubTracker } from './github.ts';
import { gitlabTracker } from './gitlab.ts';
import { createRequests } from './request.ts';
import { interfaceOf, ownHosts, type Target } from './target.ts';
import type { Tracker } from './tracker.ts';

/**
 * The tracker of a code host. It asks for nothing yet.
 *
 * @throws {UserError} `OPTION_INVALID` for a token that cannot be one.
 */
export function openTracker({ kind, web, token }: Target, clock: Clock): Tracker {
  const requests = createRequests({
    address: interfaceOf({ kind, web }),
    headers: {
      // GitHub refuses requests without one.
      'User-Agent': 'casebook',
      ...(kind === 'github'
        ? { Accept: 'application/vnd.github+json', 'X-GitHub-Api-Version': '2022-11-28' }
        : { Accept: 'application/json' }),
    },
    ...(token && { token }),
    clock,
  });
  return kind === 'github'
    ? githubTracker(requests)
    : gitlabTracker(requests, { isShared: new URL(web).hostname === ownHosts.gitlab });
}
