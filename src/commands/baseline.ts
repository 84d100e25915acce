import path from 'node:path';
import { relativePath } from '../disk.ts';
import { loadConfig } from '../config/config.ts';
import { loadEnvironment } from '../host/environment.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { parseWithLimit } from '../host/parse-with-limit.ts';
import { readSources } from '../host/read-files.ts';
import { selectDocuments } from '../host/select-documents.ts';
import { writeWhole } from '../host/write-file.ts';
import { pruneBaseline, recordBaseline, sizeOf } from '../lint/baseline.ts';
import { baselineText } from '../lint/baseline-file.ts';
import { baselineName } from '../lint/baseline-name.ts';
import { conclude } from '../lint/conclude.ts';
import { count } from '../text/count.ts';
import { loadBaseline } from '../work/baseline.ts';
import type { CacheOptions } from '../work/cache.ts';
import { checkAll } from '../work/check.ts';

export interface BaselineOptions extends CacheOptions {
  /** Remove what is fixed, and accept nothing that is new. */
  prune?: boolean;
}

/**
 * Record the present messages as accepted, so that `lint` reports only new ones.
 *
 * @throws {UserError} `NO_DOCUMENTS` if there is no document; `FILE_UNWRITABLE`.
 */
export async function baseline(options: BaselineOptions, io: Io): Promise<ExitCode> {
  const { root, settings } = await loadConfig(io.cwd);
  const globs = settings.documents;
  const { reported } = await selectDocuments({ root, cwd: io.cwd, globs, isConfigured: true }, {});
  const environment = await loadEnvironment(root, settings, io.now);
  const { checked } = await checkAll({ root, settings, environment }, readSources(root, reported), [], options, io);
  const run = await conclude(checked, [], settings, environment, parseWithLimit);
  const shown = relativePath(io.cwd, path.join(root, baselineName));
  const earlier = options.prune ? await loadBaseline(root) : undefined;
  if (options.prune && !earlier) {
    io.stdout.write(`No baseline to prune: there is no ${shown}\n`);
    return 0;
  }
  const next = earlier ? pruneBaseline(earlier, run) : recordBaseline(run);
  await writeWhole(path.join(root, baselineName), baselineText(next));
  const size = count(sizeOf(next), 'message');
  const place = `in ${count(next.size, 'document')}: ${shown}`;
  io.stdout.write(
    earlier
      ? `Removed ${count(sizeOf(earlier) - sizeOf(next), 'message')}; ${size} left ${place}\n`
      : `Recorded ${size} ${place}\n`,
  );
  return 0;
}
