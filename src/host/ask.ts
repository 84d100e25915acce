import type { Asking } from './io.ts';

/** A value to choose, and how it is shown. */
export interface Choice {
  value: string;
  label?: string;
  hint?: string;
}

/** Asks the user. Each answer is `undefined` if the user cancels, with Ctrl-C or Escape. */
export interface Questions {
  /** @param check Returns what is wrong with an answer. */
  text: (message: string, hint: string, check: (answer: string) => string | undefined) => Promise<string | undefined>;
  choose: (message: string, choices: readonly Choice[]) => Promise<string | undefined>;
  chooseSeveral: (message: string, choices: readonly Choice[]) => Promise<string[] | undefined>;
  confirm: (message: string) => Promise<boolean | undefined>;
}

/** Prepare to ask questions at a terminal. */
export async function openQuestions({ input, output }: Asking): Promise<Questions> {
  // Loaded only here: no other command asks.
  const { text, select, multiselect, confirm, isCancel } = await import('@clack/prompts');
  const answered = <Answer>(answer: Answer): Exclude<Answer, symbol> | undefined =>
    isCancel(answer) ? undefined : (answer as Exclude<Answer, symbol>);
  const options = (choices: readonly Choice[]) => choices.map((choice) => ({ ...choice }));
  return {
    text: async (message, placeholder, check) =>
      answered(
        await text({ message, placeholder, defaultValue: '', validate: (answer = '') => check(answer), input, output }),
      ),
    choose: async (message, choices) => answered(await select({ message, options: options(choices), input, output })),
    chooseSeveral: async (message, choices) =>
      answered(await multiselect({ message, options: options(choices), required: false, input, output })),
    confirm: async (message) => answered(await confirm({ message, input, output })),
  };
}
