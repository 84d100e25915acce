import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Threads that do one kind of work. */
export interface Threads {
  /** How many there are. */
  count: number;
  /**
   * Have a job done by whichever thread is free first.
   *
   * @throws What the job throws, and the error of a thread that ends.
   */
  run: (job: unknown) => Promise<unknown>;
  /** Stop them. Jobs that are not done are given up. */
  close: () => Promise<void>;
}

/** What a thread is told when it begins; `src/worker.ts` reads it. */
export interface ThreadSetup {
  kind: 'documents' | 'pages';
  [key: string]: unknown;
}

/** The answer of a thread to a job. */
export type ThreadAnswer = { result: unknown } | { error: unknown };

/** Threads beyond this wait for the disk and for each other. */
const mostThreads = 8;

/** A thread that has its next job already does not wait for this one to notice that it is free. */
const jobsAhead = 2;

interface Job {
  content: unknown;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * Start threads.
 *
 * @param setup Plain data that every job needs.
 * @param most The number of jobs, if that is known: a thread without a job is not started.
 */
export function startThreads(setup: ThreadSetup, most = Infinity): Threads {
  const waiting: Job[] = [];
  const count = Math.max(1, Math.min(availableParallelism(), mostThreads, most));
  const members = Array.from({ length: count }, () => {
    const worker = new Worker(new URL(import.meta.resolve('#worker')), { workerData: setup });
    const given: Job[] = [];
    const fill = (): void => {
      while (given.length < jobsAhead) {
        const job = waiting.shift();
        if (!job) return;
        given.push(job);
        worker.postMessage(job.content);
      }
    };
    worker.on('message', (answer: ThreadAnswer) => {
      const job = given.shift();
      if ('error' in answer) job?.reject(answer.error);
      else job?.resolve(answer.result);
      fill();
    });
    worker.on('error', (error) => {
      for (const job of [...given.splice(0), ...waiting.splice(0)]) job.reject(error);
    });
    return { worker, fill };
  });
  return {
    count,
    run: async (content) =>
      new Promise((resolve, reject) => {
        waiting.push({ content, resolve, reject });
        for (const { fill } of members) fill();
      }),
    close: async () => {
      await Promise.all(members.map(async ({ worker }) => worker.terminate()));
    },
  };
}
