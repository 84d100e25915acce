import type { LintEnvironment, Questions, RuleContext } from '../rule.ts';
import { epochSeconds } from '../time/moment.ts';

/** What the rules for one document can ask of the world. */
type World = Pick<RuleContext, 'isFile' | 'hasCome' | 'customSchema'>;

/** The world as rules ask of it; their questions are written down if the environment wants to know. */
export function askedBy({ now, isFile, customSchema, questions }: LintEnvironment): World {
  const present = epochSeconds(now);
  const hasCome = (moment: number): boolean => moment <= present;
  if (!questions) return { isFile, hasCome, customSchema };
  return {
    customSchema,
    isFile:
      isFile &&
      ((path) => {
        const exists = isFile(path);
        questions.files.push([path, exists]);
        return exists;
      }),
    hasCome(moment) {
      if (hasCome(moment)) questions.from = Math.max(moment, questions.from ?? moment);
      else questions.until = Math.min(moment, questions.until ?? moment);
      return hasCome(moment);
    },
  };
}

/** Whether questions that were asked earlier have the same answers now. */
export function areAnswersEqual(
  { files, from = -Infinity, until = Infinity }: Questions,
  { now, isFile }: LintEnvironment,
): boolean {
  const present = epochSeconds(now);
  if (present < from || present >= until) return false;
  return files.every(([path, exists]) => isFile?.(path) === exists);
}
