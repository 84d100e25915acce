import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { UserError, type UserErrorCode } from '../errors.ts';

/** Threads that do one kind of work. */
export interface Threads {
  /**
   * Have a job done by whichever thread is free first.
   *
   * @param makeJob Called when the thread is free, so that not all jobs have to be held at once.
   * @throws What the job throws, and the error of a thread that ends.
   */
  run: (makeJob: () => unknown) => Promise<unknown>;
  /** Stop them. Jobs that are not done are given up. */
  close: () => Promise<void>;
}

/** The answer of a thread to a job; an error of the user has a code. */
export type ThreadAnswer = { result: unknown } | { code: UserErrorCode; message: string } | { error: unknown };

/** Threads beyond this wait for the disk and for each other. */
const mostThreads = 8;

/** A thread that has its next job already does not wait for this one to notice that it is free. */
const jobsAhead = 2;

interface Job {
  make: () => unknown;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * Start threads.
 *
 * @param setup Plain data that every job needs.
 */
export function startThreads(setup: object): Threads {
  const waiting: Job[] = [];
  const count = Math.max(1, Math.min(availableParallelism(), mostThreads));
  const members = Array.from({ length: count }, () => {
    const worker = new Worker(new URL(import.meta.resolve('#worker')), { workerData: setup });
    const given: Job[] = [];
    const fill = (): void => {
      while (given.length < jobsAhead) {
        const job = waiting.shift();
        if (!job) return;
        try {
          worker.postMessage(job.make());
          given.push(job);
        } catch (error) {
          job.reject(error);
        }
      }
    };
    worker.on('message', (answer: ThreadAnswer) => {
      const job = given.shift();
      if ('error' in answer) job?.reject(answer.error);
      else if ('code' in answer) job?.reject(new UserError(answer.code, answer.message));
      else job?.resolve(answer.result);
      fill();
    });
    worker.on('error', (error) => {
      for (const job of [...given.splice(0), ...waiting.splice(0)]) job.reject(error);
    });
    return { worker, fill };
  });
  return {
    run: async (make) =>
      new Promise((resolve, reject) => {
        waiting.push({ make, resolve, reject });
        for (const { fill } of members) fill();
      }),
    close: async () => {
      await Promise.all(members.map(async ({ worker }) => worker.terminate()));
    },
  };
}
