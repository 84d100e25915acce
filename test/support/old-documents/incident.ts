/** An incident of `test/fixtures/old-documents.yaml`. */
export interface OldIncident {
  style: Style;
  title: string;
  /** On a clock of the place: `2019-03-12 09:05`. */
  start: string;
  /** From start to end, as the author computed it. */
  minutes: number;
  /** Another length that the document states. */
  length?: string;
  service: string;
  severity: number;
  /** Another severity that the document states. */
  other?: number;
  impact: string;
  cause: string;
  detected?: string;
  /** Name of a picture. */
  image?: string;
  /** Each: minutes after the start, and what happened. */
  steps: string[];
  /** Each: what to do, its owner, and the days until it is due, separated by bars. */
  tasks: string[];
}

/** A house style of one of the years. */
export type Style =
  'report' | 'table' | 'wiki' | 'hugo' | 'jekyll' | 'prose' | 'mkdocs' | 'cstate' | 'german' | 'spanish';

/** A step with its time. */
interface OldStep {
  /** `14:05` */
  clock: string;
  text: string;
}

/** The steps of an incident, each with its time. */
export function stepsOf({ start, steps }: OldIncident): OldStep[] {
  return steps.map((step) => {
    const [minutes = '', ...words] = step.split(' ');
    return { clock: clockOf(start, Number(minutes)), text: words.join(' ') };
  });
}

/** The tasks of an incident. `name` is a short name in front, where there is one. */
export function tasksOf({ start, tasks }: OldIncident): { name: string; text: string; owner: string; due: string }[] {
  return tasks.map((task) => {
    const parts = task.split('|');
    const [text = '', owner = '', days = ''] = parts.slice(-3);
    return { name: parts.length > 3 ? (parts[0] ?? '') : '', text, owner, due: dayOf(start, Number(days)) };
  });
}

/** `14:05`, some minutes after a start. */
export function clockOf(start: string, minutes: number): string {
  return moved(start, minutes).slice(11, 16);
}

/** `2019-03-26`, some days after a start. */
export function dayOf(start: string, days = 0): string {
  return moved(start, days * 24 * 60).slice(0, 10);
}

function moved(start: string, minutes: number): string {
  return new Date(Date.parse(`${start.replace(' ', 'T')}Z`) + minutes * 60_000).toISOString();
}
