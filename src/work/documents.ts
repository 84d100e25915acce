import { buildId } from '../build-id.ts';
import { digestOf } from '../host/digest.ts';
import type { PackStore } from '../host/pack-store.ts';
import { startThreads } from '../host/threads.ts';
import { areAnswersEqual } from '../lint/questions.ts';
import type { CheckedSource } from '../lint/fix-documents.ts';
import type { DocumentCheck } from '../lint/run.ts';
import type { Source } from '../markdown/source.ts';
import type { KnownPostmortem } from '../postmortem/known-part.ts';
import type { LintEnvironment } from '../rule.ts';
import type { Settings } from '../settings.ts';
import {
  createDocumentWorker,
  type DocumentJob,
  type DocumentResult,
  type DocumentSetup,
  type DocumentTask,
} from './document-jobs.ts';

/** A repository whose documents are worked on. */
export interface Repository {
  /** Absolute path. */
  root: string;
  settings: Settings;
  environment: LintEnvironment;
  /** Where results of earlier runs are; absent if they must not be used. */
  store: PackStore | undefined;
}

/** A document on disk. */
export type DiskSource = Source & { text: Uint8Array };

/** Bytes that take longer to check than it takes to start threads. */
const worthThreads = 300_000;

/** Bytes of one job: less is more messages between threads, more is threads that wait for the last one. */
const jobLength = 60_000;

/**
 * Check documents, each by itself.
 *
 * @param onProgress Called with the number of documents that are done.
 * @returns In the order of the sources.
 */
export async function checkSources(
  sources: readonly DiskSource[],
  repository: Repository,
  onProgress?: (done: number) => void,
): Promise<CheckedSource[]> {
  const checks = await doTask('check', sources, repository, onProgress);
  return sources.map((source) => ({ source, check: resultOf(checks, source) }));
}

/** What the rules across documents know of documents that are not reported. */
export async function knowSources(
  sources: readonly DiskSource[],
  repository: Repository,
  onProgress?: (done: number) => void,
): Promise<KnownPostmortem[]> {
  const checks = await doTask('know', sources, repository, onProgress);
  return sources.map((source) => resultOf(checks, source).known);
}

function resultOf(results: ReadonlyMap<Source, DocumentCheck>, source: Source): DocumentCheck {
  const result = results.get(source);
  if (!result) throw new Error(`${source.path} was not checked`);
  return result;
}

/** Take results from what an earlier run has kept, or else work here, or in threads if there is much to do. */
async function doTask(
  task: DocumentTask,
  sources: readonly DiskSource[],
  repository: Repository,
  onProgress?: (done: number) => void,
): Promise<Map<Source, DocumentCheck>> {
  const { store, environment } = repository;
  const keyOf = createKeys(task, repository);
  // Whoever has checked a document knows it.
  const keysOf = task === 'check' ? [keyOf] : [createKeys('check', repository), keyOf];
  const results = new Map<Source, DocumentCheck>();
  for (const source of sources) {
    const kept = keysOf.map((keyIn) => store?.get(keyIn(source))).find((value) => value !== undefined);
    if (!kept) continue;
    const { check, questions } = JSON.parse(kept.toString('utf8')) as DocumentResult;
    if (task === 'know' || areAnswersEqual(questions, environment)) results.set(source, check);
  }
  const missing = sources.filter((source) => !results.has(source));
  const take = (group: readonly DiskSource[], found: readonly DocumentResult[]): void => {
    for (const [index, source] of group.entries()) {
      const result = found[index];
      if (!result) throw new Error(`No result for ${source.path}`);
      store?.put(keyOf(source), Buffer.from(JSON.stringify(result)));
      results.set(source, result.check);
    }
    onProgress?.(results.size);
  };
  await doJobs(missing, task, repository, take);
  return results;
}

async function doJobs(
  sources: readonly DiskSource[],
  task: DocumentTask,
  { root, settings, environment }: Repository,
  take: (group: readonly DiskSource[], results: readonly DocumentResult[]) => void,
): Promise<void> {
  const jobs = divide(sources);
  if (lengthOf(sources) < worthThreads) {
    const work = createDocumentWorker(settings, environment);
    for (const group of jobs) take(group, await work({ task, sources: group }));
    return;
  }
  const setup: DocumentSetup = { kind: 'documents', root, settings, now: environment.now };
  const threads = startThreads(setup, jobs.length);
  try {
    await Promise.all(
      jobs.map(async (group) => {
        const job: DocumentJob = { task, sources: group };
        take(group, (await threads.run(job)) as DocumentResult[]);
      }),
    );
  } finally {
    await threads.close();
  }
}

function divide(sources: readonly DiskSource[]): DiskSource[][] {
  const groups: DiskSource[][] = [];
  let length = Infinity;
  for (const source of sources) {
    if (length >= jobLength) {
      groups.push([]);
      length = 0;
    }
    groups.at(-1)?.push(source);
    length += source.text.length;
  }
  return groups;
}

function lengthOf(sources: readonly DiskSource[]): number {
  return sources.reduce((sum, { text }) => sum + text.length, 0);
}

/** Everything that the result of a task depends on, except for the answers to its questions. */
function createKeys(task: DocumentTask, { settings, environment }: Repository): (source: DiskSource) => string {
  const { customSchema, partial, isFile } = environment;
  const common = JSON.stringify([buildId, task, settings, customSchema?.text, partial, isFile !== undefined]);
  const known = new Map<DiskSource, string>();
  return (source) => {
    const key = known.get(source) ?? digestOf([common, source.path, source.text]);
    known.set(source, key);
    return key;
  };
}
