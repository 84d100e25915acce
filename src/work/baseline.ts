import { readTextIfThere } from '../host/read-text.ts';
import type { Baseline } from '../lint/baseline.ts';
import { baselineName, readBaseline } from '../lint/baseline-file.ts';

/**
 * Load the baseline of a repository.
 *
 * @param root Absolute path of the folder of its configuration.
 * @returns `undefined` if there is none.
 * @throws {UserError} `FILE_UNREADABLE` or `BASELINE_INVALID`.
 */
export function loadBaseline(root: string): Baseline | undefined {
  const text = readTextIfThere(root, baselineName);
  return text === undefined ? undefined : readBaseline(text);
}
