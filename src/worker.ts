import { parentPort } from 'node:worker_threads';
import { checkSource } from './lint/run.ts';
import type { Source } from './markdown/source.ts';
import type { Settings } from './settings.ts';

/** What the thread is asked; it answers with a `CheckedFile`. */
export interface WorkerRequest {
  source: Source;
  settings: Settings;
}

parentPort?.on('message', ({ source, settings }: WorkerRequest) => {
  parentPort?.postMessage(checkSource(source, settings));
});
