import type { Baseline } from '../lint/baseline.ts';
import { readSuppressions } from '../lint/suppressions.ts';
import { compareText } from '../text/collate.ts';
import { oneLine } from '../text/one-line.ts';
import { visibilities } from './loosened-settings.ts';
import type { Loosening } from './review.ts';
import { isReadable, type ReviewedSide } from './side.ts';

const progress = ['draft', 'in_review', 'reviewed', 'closed'];

/** What a document loosens for itself, compared with its version at the base if there is one. */
export function compareLeniency(before: ReviewedSide | undefined, after: ReviewedSide): Loosening[] {
  const { path } = after.document;
  const former = before && isReadable(before) && isReadable(after) ? before : undefined;
  return [
    ...addedSuppressions(before, after),
    ...(former ? compareStatus(former, after, path) : []),
    ...(former ? compareVisibility(former, after, path) : []),
  ];
}

function addedSuppressions(before: ReviewedSide | undefined, after: ReviewedSide): Loosening[] {
  const left = new Map<string, number>();
  for (const { rule } of before ? readSuppressions(before.document) : []) left.set(rule, (left.get(rule) ?? 0) + 1);
  return readSuppressions(after.document).flatMap(({ rule, reason, inFrontmatter }): Loosening[] => {
    const known = left.get(rule) ?? 0;
    left.set(rule, known - 1);
    // Without a reason, or a rule, it has no effect.
    if (known > 0 || !reason || rule === '') return [];
    return [
      {
        what: 'suppression',
        path: after.document.path,
        rule,
        ...(!after.isRestricted && { reason: oneLine(reason) }),
        inFrontmatter,
      },
    ];
  });
}

function compareStatus({ incident: was }: ReviewedSide, { incident: is }: ReviewedSide, path: string): Loosening[] {
  // Rules ask less of drafts, and nothing of what is withdrawn.
  const isBack = is.status === 'withdrawn' || progress.indexOf(is.status) < progress.indexOf(was.status);
  return isBack && was.status !== is.status ? [{ what: 'status', path, before: was.status, after: is.status }] : [];
}

function compareVisibility({ incident: was }: ReviewedSide, { incident: is }: ReviewedSide, path: string): Loosening[] {
  const isWider = visibilities.indexOf(is.visibility) < visibilities.indexOf(was.visibility);
  return isWider ? [{ what: 'visibility', path, before: was.visibility, after: is.visibility }] : [];
}

/**
 * What a baseline accepts that it did not.
 *
 * @param formerPaths Paths at the base of documents that were renamed.
 */
export function compareBaselines(
  before: Baseline | undefined,
  after: Baseline | undefined,
  formerPaths: ReadonlyMap<string, string>,
): Loosening[] {
  const grown = [...(after ?? [])].flatMap(([path, rules]) => {
    const former = before?.get(path) ?? before?.get(formerPaths.get(path) ?? '');
    return Array.from(rules, ([rule, number]) => ({ path, rule, before: former?.get(rule) ?? 0, after: number }));
  });
  return grown
    .filter(({ before: was, after: is }) => is > was)
    .toSorted((a, b) => compareText(a.path, b.path) || compareText(a.rule, b.rule))
    .map((one) => ({ what: 'baseline', ...one }));
}
