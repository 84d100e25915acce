import { UserError } from '../errors.ts';
import { listServices } from '../postmortem/services.ts';
import type { Settings } from '../settings.ts';
import { readGivenTime, type Clock } from './given-time.ts';
import type { StatedValues } from './stated-values.ts';

/** Asks the user; each answer is `undefined` if the user cancels. */
export interface DraftQuestions {
  text: (message: string, hint: string, check: (answer: string) => string | undefined) => Promise<string | undefined>;
  choose: (message: string, choices: readonly { value: string; label?: string }[]) => Promise<string | undefined>;
  chooseSeveral: (message: string, choices: readonly { value: string }[]) => Promise<string[] | undefined>;
}

/**
 * Ask for what the user has not stated. Everything but the title may stay open.
 *
 * @returns `undefined` if the user cancels.
 */
export async function askForValues(
  questions: DraftQuestions,
  stated: StatedValues,
  clock: Clock,
  settings: Settings,
): Promise<StatedValues | undefined> {
  const { text, choose } = questions;
  const title =
    stated.title ??
    (await text('What happened?', 'Orders wait for half an hour', (answer) =>
      answer.trim() === '' ? 'A title is needed' : undefined,
    ));
  if (title === undefined) return undefined;
  const severity =
    stated.severity ??
    (await choose('How severe is it?', [
      { value: '', label: 'Not known yet' },
      ...settings.severities.map(({ name, aliases }) => ({ value: name, label: [name, ...aliases].join(', ') })),
    ]));
  if (severity === undefined) return undefined;
  const service = stated.service ?? (await askForServices(questions, settings));
  if (service === undefined) return undefined;
  const times: Pick<StatedValues, 'start' | 'detected'> = {};
  for (const [name, question] of [
    ['start', 'When did the impact on users begin?'],
    ['detected', 'When was it detected?'],
  ] as const) {
    const time =
      stated[name] ??
      (await text(question, '14:30, 2024-08-10 14:30, now; empty if unknown', (answer) => faultOf(answer, clock)));
    if (time === undefined) return undefined;
    if (time.trim() !== '') times[name] = time;
  }
  const { severity: _severity, start: _start, detected: _detected, ...others } = stated;
  return { ...others, title, service, ...(severity !== '' && { severity }), ...times };
}

async function askForServices(
  { text, chooseSeveral }: DraftQuestions,
  settings: Settings,
): Promise<readonly string[] | undefined> {
  if (settings.services)
    return chooseSeveral(
      'Which services are affected?',
      listServices(settings).map(({ name }) => ({ value: name })),
    );
  const answer = await text('Which services are affected?', 'orders, sign-in; empty if unknown', () => undefined);
  return answer?.split(',').flatMap((name) => name.trim() || []);
}

function faultOf(answer: string, clock: Clock): string | undefined {
  if (answer.trim() === '') return undefined;
  try {
    readGivenTime(answer, 'this question', clock);
    return undefined;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return 'Expected a time such as 14:32, 2024-08-10 14:32 or 14:32 UTC';
  }
}
