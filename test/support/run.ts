import { location } from 'vfile-location';
import type { CheckedFile, Run } from '../../src/lint/run.ts';
import type { Message } from '../../src/message.ts';
import type { ReporterOptions } from '../../src/reporters/reporter.ts';

/** A part of a text to report: the first place where it occurs. */
export interface Reported extends Partial<Omit<Message, 'place'>> {
  at: string;
}

/** A checked file made by hand. A message is `error` of the rule `timeline-order`, unless it says something else. */
export function checkedFile({
  path = 'postmortems/2024-08-10-a.md',
  text = 'one\ntwo\n',
  messages = [],
  suppressed = [],
  entries = 4,
  tasks = 2,
}: {
  path?: string;
  text?: string;
  messages?: readonly Reported[];
  suppressed?: readonly (Reported & Pick<CheckedFile['suppressed'][number], 'suppressed'>)[];
  entries?: number;
  tasks?: number;
}): CheckedFile {
  const places = location(text);
  const pointAt = (offset: number) => {
    const { line = 1, column = 1 } = places.toPoint(offset) ?? {};
    return { line, column, offset };
  };
  const messageOf = <Fields extends Reported>({ at, ...fields }: Fields) => {
    const start = text.indexOf(at);
    const place = { start: pointAt(start), end: pointAt(start + at.length) };
    return { ruleId: 'timeline-order', severity: 'error' as const, reason: 'Unexpected text', place, ...fields };
  };
  return {
    path,
    source: { path, text },
    entries,
    tasks,
    messages: messages.map(messageOf),
    suppressed: suppressed.map(messageOf),
  };
}

export function runOf(...files: CheckedFile[]): Run {
  return { files, notes: [] };
}

/** Options of a run in a folder of a monorepo. */
export const inSubfolder: ReporterOptions = {
  color: false,
  version: '1.2.3',
  shownPath: (path) => path,
  repositoryPath: (path) => `teams/payments/${path}`,
};
