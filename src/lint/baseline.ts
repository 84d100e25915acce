import type { Message, SuppressedMessage } from '../message.ts';
import { count } from '../text/count.ts';
import type { CheckedFile, Run } from './run.ts';

/**
 * Numbers of messages that are accepted for now: by path of the document, then by id of the rule. Without lines, so that
 * it survives edits of the document.
 */
export type Baseline = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The baseline that accepts every message of a run. */
export function recordBaseline({ files }: Run): Baseline {
  return byName(files.map(({ path, messages }) => [path, countByRule(messages)]));
}

/** A baseline without what a run of all documents no longer reports. It accepts no message that it did not accept. */
export function pruneBaseline(baseline: Baseline, run: Run): Baseline {
  const found = recordBaseline(run);
  return byName(
    Array.from(baseline, ([path, rules]) => {
      const left = Array.from(
        rules,
        ([rule, number]) => [rule, Math.min(number, found.get(path)?.get(rule) ?? 0)] as const,
      );
      return [path, new Map(left)];
    }),
  );
}

/** The number of messages that a baseline accepts. */
export function sizeOf(baseline: Baseline): number {
  return [...baseline.values()].flatMap((rules) => [...rules.values()]).reduce((sum, number) => sum + number, 0);
}

/**
 * Suppress the messages that a baseline accepts. If a rule reports more about a document than that, nobody knows which
 * of them are new, and all are reported.
 *
 * @param isWhole The run is about all documents, so that what the baseline has besides is no longer needed.
 */
export function applyBaseline(run: Run, baseline: Baseline, isWhole: boolean): Run {
  const notes: string[] = [];
  const files = run.files.map((file): CheckedFile => {
    const accepted = baseline.get(file.path);
    if (!accepted) return file;
    const found = countByRule(file.messages);
    const isAccepted = ({ ruleId }: Message): boolean => (found.get(ruleId) ?? 0) <= (accepted.get(ruleId) ?? 0);
    for (const [rule, number] of found) {
      const known = accepted.get(rule) ?? 0;
      if (known > 0 && number > known) {
        notes.push(`${file.path}: ${count(number, 'message')} of ${rule}, of which the baseline accepts ${known}`);
      }
    }
    const suppressed = file.messages
      .filter(isAccepted)
      .map((message): SuppressedMessage => ({ ...message, suppressed: { by: 'baseline' } }));
    return {
      ...file,
      messages: file.messages.filter((message) => !isAccepted(message)),
      suppressed: [...file.suppressed, ...suppressed],
    };
  });
  return { files, notes: [...run.notes, ...notes, ...describeRest(files, baseline, isWhole ? run : undefined)] };
}

/** How much of the baseline is left, and what of it can go. */
function describeRest(files: readonly CheckedFile[], baseline: Baseline, whole: Run | undefined): string[] {
  const kept = files.flatMap((file) => {
    const accepted = file.suppressed.filter(({ suppressed }) => suppressed.by === 'baseline').length;
    return accepted > 0 ? [accepted] : [];
  });
  const messages = kept.reduce((sum, number) => sum + number, 0);
  const stale = whole ? sizeOf(baseline) - sizeOf(pruneBaseline(baseline, whole)) : 0;
  const left =
    messages > 0 ? [`baseline: ${count(messages, 'accepted message')} left in ${count(kept.length, 'document')}`] : [];
  const unneeded =
    stale > 0
      ? [`baseline: ${count(stale, 'message')} ${stale === 1 ? 'is' : 'are'} fixed; run casebook baseline --prune`]
      : [];
  return [...left, ...unneeded];
}

function countByRule(messages: readonly Message[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { ruleId } of messages) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  return counts;
}

/** Sorted, without what accepts nothing. */
function byName(files: readonly (readonly [string, ReadonlyMap<string, number>])[]): Baseline {
  const sorted = files.map(([path, rules]) => {
    const kept = [...rules].filter(([, number]) => number > 0).toSorted(compareKeys);
    return [path, new Map(kept)] as const;
  });
  return new Map(sorted.filter(([, rules]) => rules.size > 0).toSorted(compareKeys));
}

function compareKeys([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : Number(a > b);
}
