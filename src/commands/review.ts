import path from 'node:path';
import { loadConfig } from '../config/config.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { writeWhole } from '../host/write-file.ts';
import { comment } from '../review/comment/comment.ts';
import { createReview } from '../review/create-review.ts';
import type { ReviewFormat } from '../review/formats.ts';
import type { Review } from '../review/review.ts';
import { plainJson } from '../text/plain-text.ts';
import type { CacheOptions } from '../work/cache.ts';
import { readReviewInput } from '../work/review-input.ts';

export interface ReviewOptions extends CacheOptions {
  /** The branch that the present one is to be merged into, or another commit. */
  base: string;
  format: ReviewFormat;
  /** Further reviews, each in a file whose path is relative to the working directory. */
  outputFile?: readonly { format: ReviewFormat; file: string }[];
}

/**
 * Say what the present branch means for the postmortems. Problems in documents do not change the exit code: `lint` reports
 * them.
 *
 * @throws {UserError} `GIT_UNUSABLE` if git does not know the base; `FILE_UNWRITABLE`.
 */
export async function review({ base, format, outputFile = [], ...options }: ReviewOptions, io: Io): Promise<ExitCode> {
  const input = await readReviewInput(await loadConfig(io.cwd), base, options, io);
  const found = await createReview(input);
  io.stdout.write(writers[format](found));
  for (const { format: other, file } of outputFile) {
    await writeWhole(path.resolve(io.cwd, file), writers[other](found));
  }
  return 0;
}

const writers: Record<ReviewFormat, (found: Review) => string> = {
  markdown: comment,
  json: (found) => `${plainJson(JSON.stringify(found, null, 2))}\n`,
};
