import { startThreads, type Threads } from '../host/threads.ts';
import type { LintEnvironment } from '../rule.ts';
import type { DocumentJob, RenderJob, RenderResult, WorkSetup, WrittenResult } from './job.ts';

/** Does jobs: here while there are few, and otherwise in threads, which are started once. */
export interface Work {
  /** @param take Called with the results of each job when it is done, in any order. */
  documents: (jobs: readonly (() => DocumentJob)[], take: Take<WrittenResult>) => Promise<void>;
  pages: (jobs: readonly (() => RenderJob)[], take: Take<RenderResult>) => Promise<void>;
  close: () => Promise<void>;
}

type Take<Result> = (results: Result[], index: number) => void;

/** So many jobs are done in about the time that it takes to start threads. */
const worthThreads = 5;

export function createWork(setup: WorkSetup, environment: LintEnvironment): Work {
  let threads: Threads | undefined;
  const doAll = async <Job, Result>(
    jobs: readonly (() => Job)[],
    here: (job: Job) => Promise<Result[]>,
    take: Take<Result>,
  ): Promise<void> => {
    if (!threads && jobs.length < worthThreads) {
      for (const [index, job] of jobs.entries()) take(await here(job()), index);
      return;
    }
    threads ??= startThreads(setup);
    const { run } = threads;
    await Promise.all(jobs.map(async (job, index) => take((await run(job)) as Result[], index)));
  };
  return {
    documents: async (jobs, take) => {
      // What reads and checks documents is most of the package: not loaded when everything is known, or threads do it.
      let worker: Promise<(job: DocumentJob) => Promise<WrittenResult[]>> | undefined;
      const doHere = async (job: DocumentJob): Promise<WrittenResult[]> => {
        worker ??= import('./do-job.ts').then(async ({ createDocumentWorker }) =>
          createDocumentWorker(setup, environment),
        );
        return (await worker)(job);
      };
      await doAll(jobs, doHere, take);
    },
    pages: async (jobs, take) => doAll(jobs, async (job) => (await import('./do-job.ts')).renderPages(job), take),
    close: async () => threads?.close(),
  };
}
