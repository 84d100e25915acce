import type { Message } from '../message.ts';

/**
 * The messages that were not there before. Lines do not count, since everything above them may have changed.
 *
 * @returns Those of `after`, in the same order.
 */
export function newMessages(before: readonly Message[], after: readonly Message[]): Message[] {
  const left = new Map<string, number>();
  for (const message of before) left.set(keyOf(message), (left.get(keyOf(message)) ?? 0) + 1);
  return after.filter((message) => {
    const known = left.get(keyOf(message)) ?? 0;
    left.set(keyOf(message), known - 1);
    return known <= 0;
  });
}

/** The requirements of a review that a draft does not meet: what is an error only then, each once. */
export function findNeeds(asDraft: readonly Message[], asInReview: readonly Message[]): string[] {
  const errors = asInReview.filter(({ severity }) => severity === 'error');
  const known = asDraft.filter(({ severity }) => severity === 'error');
  return [...new Set(newMessages(known, errors).map(({ reason }) => reason))];
}

function keyOf({ ruleId, reason }: Message): string {
  return `${ruleId} ${reason}`;
}
