import { createProgress } from '../host/progress.ts';
import type { Io } from '../host/io.ts';
import type { CheckedSource } from '../lint/fix-documents.ts';
import type { KnownPostmortem } from '../postmortem/known-part.ts';
import type { LintEnvironment } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { openCache, type CacheOptions } from './cache.ts';
import { checkSources, knowSources, type DiskSource } from './documents.ts';
import { createWork } from './work.ts';

/** A repository whose documents are checked. */
export interface CheckSetup {
  /** Absolute path. */
  root: string;
  settings: Settings;
  environment: LintEnvironment;
}

/** Check the documents that are reported, each by itself, and read what the rules across documents know of the others. */
export async function checkAll(
  { root, settings, environment }: CheckSetup,
  reported: readonly DiskSource[],
  others: readonly DiskSource[],
  options: CacheOptions,
  io: Io,
): Promise<{ checked: CheckedSource[]; others: KnownPostmortem[] }> {
  const { asStatus, customSchema } = environment;
  const setup = {
    root,
    settings,
    now: io.now,
    asStatus,
    schemaText: customSchema?.text,
    pages: new Map<string, string>(),
    hidden: new Set<string>(),
  };
  const work = createWork(setup, environment);
  const store = openCache(root, 'documents', options, io);
  const repository = { settings, environment, work, store };
  const progress = createProgress(io.stderr, 'Checking', 'document');
  const total = reported.length + others.length;
  try {
    const checked = await checkSources(reported, repository, (done) => progress.update(done, total));
    const known = await knowSources(others, repository, (done) => progress.update(reported.length + done, total));
    return { checked, others: known };
  } finally {
    progress.done();
    store?.close();
    await work.close();
  }
}
