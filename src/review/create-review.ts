import { patchOf } from '../reporters/patch.ts';
import type { Rule } from '../rule.ts';
import { newMessages } from './compare-messages.ts';
import { compareBaselines, compareLeniency } from './loosened-documents.ts';
import { compareSettings, type RuledBy } from './loosened-settings.ts';
import { pairDocuments, type DocumentPair } from './pair-documents.ts';
import { findPromised, findSimilarTo, type PromisedNow, type RelatedPostmortem } from './related.ts';
import type { Loosening, Review, ReviewCounts, ReviewedPostmortem, ReviewMessage } from './review.ts';
import { reviewPostmortem, saysTheSame } from './review-postmortem.ts';
import type { ReviewedHead, ReviewedSide } from './side.ts';
import { suggestFixes } from './suggestions.ts';
import type { Baseline } from '../lint/baseline.ts';

/** Everything that a review is made from. Paths are relative to the root. */
export interface ReviewInput {
  /** Hash of the commit where the branch parted. */
  base: string;
  before: RuledBy & { baseline: Baseline | undefined; documents: readonly ReviewedSide[] };
  after: RuledBy & { baseline: Baseline | undefined; documents: readonly ReviewedHead[] };
  /** Every postmortem at the head. */
  all: readonly RelatedPostmortem[];
  /** Paths of postmortems at the base that are still there, but which `documents` no longer includes. */
  excluded: readonly string[];
  notCompared: readonly string[];
  rules: readonly Rule[];
  /** How often the due date of a task was moved back before. */
  postponements: (path: string, title: string) => number;
  /** Path of the root, relative to the top of the repository; empty if it is the top. */
  folder: string;
}

/** Review a pull request. The result depends on nothing else. */
export async function createReview(input: ReviewInput): Promise<Review> {
  const pairs = pairDocuments(input.before.documents, input.after.documents);
  const reviewed = pairs.map((pair) => reviewPostmortem(pair, input.postponements));
  addRelated(reviewed, input.all);
  const said = reviewed.filter((one) => !saysTheSame(one));
  const { folder } = input;
  const repositoryPath = (path: string): string => (folder === '' ? path : `${folder}/${path}`);
  return {
    version: 1,
    base: input.base,
    folder,
    counts: countAll(said, pairs),
    loosened: loosenedIn(pairs, input).map((one) => ('path' in one ? { ...one, path: repositoryPath(one.path) } : one)),
    postmortems: said
      .toSorted((a, b) => kinds.indexOf(a.change) - kinds.indexOf(b.change))
      .map((one) => ({
        ...one,
        path: repositoryPath(one.path),
        ...(one.formerPath !== undefined && { formerPath: repositoryPath(one.formerPath) }),
      })),
    reformatted: reviewed.filter(saysTheSame).map(({ path }) => repositoryPath(path)),
    notCompared: input.notCompared.map(repositoryPath),
    ...(await suggestAll(pairs, said, repositoryPath)),
  };
}

const kinds: ReviewedPostmortem['change'][] = ['added', 'changed', 'deleted'];

function addRelated(reviewed: readonly ReviewedPostmortem[], all: readonly RelatedPostmortem[]): void {
  const open = reviewed.filter(({ isRestricted, change }) => !isRestricted && change !== 'deleted');
  const similar = findSimilarTo(new Set(open.flatMap(({ change, id }) => (change === 'added' ? [id] : []))), all);
  const promises = open.flatMap(({ id, tasks }) =>
    tasks.flatMap(({ change, title, status }): PromisedNow[] =>
      change === 'added' && ['open', 'in_progress', 'proposed'].includes(status) ? [{ id, title }] : [],
    ),
  );
  const promised = findPromised(promises, all);
  for (const one of open) {
    if (one.change === 'added') one.similar = similar.get(one.id) ?? [];
    one.promised = promised.get(one.id) ?? [];
    // It says the same.
    if (one.promised.length > 0) one.messages = one.messages.filter((message) => !isRepetition(message));
  }
}

function isRepetition({ ruleId, severity }: ReviewMessage): boolean {
  return ruleId === 'task-repeated' && severity === 'info';
}

function countAll(said: readonly ReviewedPostmortem[], pairs: readonly DocumentPair[]): ReviewCounts {
  const messages = said.flatMap((one) => one.messages);
  const changesOf = (kind: ReviewedPostmortem['change']): number => said.filter(({ change }) => change === kind).length;
  const messagesOf = (kind: string): number => messages.filter(({ severity }) => severity === kind).length;
  const known = pairs.reduce(
    (sum, { before, after }) =>
      after ? sum + after.reported.length - newMessages(before?.messages ?? [], after.reported).length : sum,
    0,
  );
  return {
    added: changesOf('added'),
    changed: changesOf('changed'),
    deleted: changesOf('deleted'),
    errors: messagesOf('error'),
    warnings: messagesOf('warn'),
    notes: messagesOf('info'),
    known,
  };
}

function loosenedIn(pairs: readonly DocumentPair[], { before, after, excluded, rules }: ReviewInput): Loosening[] {
  const formerPaths = new Map(
    pairs.flatMap(({ before: was, after: is }) => (was && is ? [[is.document.path, was.document.path] as const] : [])),
  );
  return [
    ...compareSettings(before, after, rules),
    ...excluded.map((path): Loosening => ({ what: 'excluded', path })),
    ...pairs.flatMap(({ before: was, after: is }) => (is ? compareLeniency(was, is) : [])).toSorted(visibilityFirst),
    ...compareBaselines(before.baseline, after.baseline, formerPaths),
  ];
}

function visibilityFirst(a: Loosening, b: Loosening): number {
  return Number(b.what === 'visibility') - Number(a.what === 'visibility');
}

async function suggestAll(
  pairs: readonly DocumentPair[],
  said: readonly ReviewedPostmortem[],
  repositoryPath: (path: string) => string,
): Promise<Pick<Review, 'suggestions' | 'patches'>> {
  const fixable = new Map(said.map((one) => [one.path, one.messages.filter(({ isFixable }) => isFixable).length]));
  const suggestions: Review['suggestions'] = [];
  const patches: Review['patches'] = [];
  for (const { before, after } of pairs) {
    const fixes = fixable.get(after?.document.path ?? '') ?? 0;
    // Nobody asked for fixes of what was there before.
    if (!after || after.fixed === undefined || after.isRestricted || before?.isRestricted || fixes === 0) continue;
    const path = repositoryPath(after.document.path);
    const versions = { path, base: before?.document.text, head: after.document.text, fixed: after.fixed };
    const suggested = await suggestFixes(versions);
    suggestions.push(...(suggested ?? []));
    const patch = suggested ? await patchOf(after.document.text, after.fixed, path) : undefined;
    patches.push({ path, ...(patch !== undefined && { patch }), fixes });
  }
  return { suggestions, patches };
}
