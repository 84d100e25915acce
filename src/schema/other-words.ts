import { foldWord, nearest } from '../text/typo.ts';

/** What other tools and templates write for our choices. */
const otherWords: Record<string, readonly string[]> = {
  // Tasks
  open: ['todo', 'to_do', 'not_started', 'pending', 'backlog', 'new', 'planned'],
  in_progress: ['wip', 'started', 'ongoing', 'doing', 'active'],
  done: ['completed', 'complete', 'closed', 'fixed', 'finished', 'shipped'],
  wont_do: ['wontfix', "won't_do", "won't_fix", 'wont_fix', 'declined', 'cancelled', 'canceled', 'rejected'],
  // Write-ups
  draft: ['wip', 'in_progress'],
  in_review: ['review', 'under_review'],
  reviewed: ['approved'],
  // Detection
  alert: ['alerting', 'alerts', 'monitoring', 'pagerduty', 'opsgenie', 'automated', 'automatic'],
  customer: ['customers', 'user', 'users', 'client', 'customer_report', 'user_report'],
  human: ['manual', 'engineer', 'employee', 'on_call'],
};

/** A choice that a word stands for. */
export interface MeantChoice {
  choice: string;
  /** Another name for it, rather than a typo. */
  isOtherWord: boolean;
}

/** @returns `undefined` when the word is near none of the choices, or two are equally near. */
export function choiceMeant(word: string, choices: readonly string[]): MeantChoice | undefined {
  const folded = foldWord(word.trim());
  const named = choices.filter((choice) => foldWord(choice) !== folded && otherWords[choice]?.includes(folded));
  const [only] = named;
  if (only !== undefined && named.length === 1 && !choices.some((choice) => foldWord(choice) === folded)) {
    return { choice: only, isOtherWord: true };
  }
  const choice = nearest(word, choices);
  return choice === undefined ? undefined : { choice, isOtherWord: false };
}
