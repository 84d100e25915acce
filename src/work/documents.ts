import { buildId } from '../build-id.ts';
import { digestOf } from '../host/digest.ts';
import type { PackStore } from '../host/pack-store.ts';
import type { CheckedSource } from '../lint/fix-documents.ts';
import { areAnswersEqual } from '../lint/questions.ts';
import type { Source } from '../markdown/source.ts';
import type { KnownPostmortem } from '../postmortem/known-part.ts';
import type { LintEnvironment } from '../rule.ts';
import type { Settings } from '../settings.ts';
import type { DocumentResult, DocumentTask, PageContent, WrittenResult } from './job.ts';
import type { Work } from './work.ts';

/** A repository whose documents are worked on. */
export interface Repository {
  settings: Settings;
  environment: LintEnvironment;
  work: Work;
  /** Where results of earlier runs are; absent if they must not be used. */
  store: PackStore | undefined;
}

/** A document on disk. */
export type DiskSource = Source & { text: Uint8Array };

/** Called with the number of documents that are done. */
export type OnProgress = (done: number) => void;

/** Bytes of one job: less is more messages between threads, more is threads that wait for the last one. */
const jobLength = 60_000;

/**
 * Check documents, each by itself.
 *
 * @returns In the order of the sources.
 */
export async function checkSources(
  sources: readonly DiskSource[],
  repository: Repository,
  onProgress?: OnProgress,
): Promise<CheckedSource[]> {
  const results = await workOn('check', sources, repository, onProgress);
  return sources.map((source, index) => ({ source, check: at(results, index).check }));
}

/** What the rules across documents know of documents that are not reported. */
export async function knowSources(
  sources: readonly DiskSource[],
  repository: Repository,
  onProgress?: OnProgress,
): Promise<KnownPostmortem[]> {
  const results = await workOn('know', sources, repository, onProgress);
  return results.map(({ check }) => check.known);
}

/** A result, and the key of everything that it was made from. */
export type KeyedResult = DocumentResult & { key: string };

/**
 * Do a task for documents, unless an earlier run has done it.
 *
 * @returns In the order of the sources.
 */
export async function workOn(
  task: DocumentTask,
  sources: readonly DiskSource[],
  repository: Repository,
  onProgress?: OnProgress,
): Promise<KeyedResult[]> {
  const { settings, environment, store } = repository;
  const keyOf = createKeys(task, settings, environment);
  // Whoever has checked a document knows it.
  const checkKeyOf = createKeys('check', settings, environment);
  const results = sources.map((source): KeyedResult | undefined => {
    const key = keyOf(source);
    const kept = store?.get(key) ?? (task === 'know' ? store?.get(checkKeyOf(source)) : undefined);
    if (!kept) return undefined;
    const result = JSON.parse(kept.toString('utf8')) as DocumentResult;
    const isValid = task === 'know' || areAnswersEqual(result.questions, environment);
    const isWhole = task !== 'page' || (store !== undefined && hasContent(key, store));
    return isValid && isWhole ? { ...result, key } : undefined;
  });
  const missing = sources.filter((_, index) => !results[index]);
  const known = sources.length - missing.length;
  const made = await workAnew(task, missing, repository, (done) => onProgress?.(known + done));
  // A path may occur more than once: with texts of different commits.
  let next = 0;
  return results.map((result) => result ?? at(made, next++));
}

/** Do a task for documents, whatever earlier runs have done. */
export async function workAnew(
  task: DocumentTask,
  sources: readonly DiskSource[],
  { settings, environment, work, store }: Repository,
  onProgress?: OnProgress,
): Promise<KeyedResult[]> {
  const keyOf = createKeys(task, settings, environment);
  const results: KeyedResult[] = [];
  const groups = divide(sources);
  const jobs = groups.map((group) => () => ({ task, sources: group.map((index) => at(sources, index)) }));
  let done = 0;
  await work.documents(jobs, (written, number) => {
    for (const [place, index] of at(groups, number).entries()) {
      const key = keyOf(at(sources, index));
      results[index] = { ...keep(at(written, place), key, store), key };
    }
    done += written.length;
    onProgress?.(done);
  });
  return results;
}

const contentParts = ['incident', 'html', 'record', 'terms'] as const;

/** The key of what only some of the pages need of a document. */
export function contentKey(key: string, part: keyof PageContent): string {
  return digestOf([key, part]);
}

function hasContent(key: string, store: PackStore): boolean {
  return contentParts.every((part) => store.has(contentKey(key, part)));
}

function keep({ result, content }: WrittenResult, key: string, store: PackStore | undefined): DocumentResult {
  store?.put(key, Buffer.from(result));
  if (content) for (const part of contentParts) store?.put(contentKey(key, part), Buffer.from(content[part]));
  return JSON.parse(result) as DocumentResult;
}

/** Divide work into jobs of about the same length: lists of indices. */
function divide(sources: readonly DiskSource[]): number[][] {
  const groups: number[][] = [];
  let length = Infinity;
  for (const [index, { text }] of sources.entries()) {
    if (length >= jobLength) {
      groups.push([]);
      length = 0;
    }
    groups.at(-1)?.push(index);
    length += text.length;
  }
  return groups;
}

/** Everything that the result of a task depends on, except for the answers to its questions. */
export function createKeys(
  task: DocumentTask,
  settings: Settings,
  { customSchema, partial, isFile, asStatus }: LintEnvironment,
): (source: DiskSource) => string {
  const common = JSON.stringify([buildId, task, settings, customSchema?.text, partial, isFile !== undefined, asStatus]);
  return ({ path, text }) => digestOf([common, path, text]);
}

function at<Item>(items: readonly Item[], index: number): Item {
  return required(items[index]);
}

function required<Item>(item: Item | undefined): Item {
  if (item === undefined) throw new Error('A document was not worked on');
  return item;
}
