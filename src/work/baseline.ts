import { readTextIfThere } from '../host/read-text.ts';
import type { Baseline } from '../lint/baseline.ts';
import { baselineName } from '../lint/baseline-name.ts';

/**
 * Load the baseline of a repository.
 *
 * @param root Absolute path of the folder of its configuration.
 * @returns `undefined` if there is none.
 * @throws {UserError} `FILE_UNREADABLE` or `BASELINE_INVALID`.
 */
export async function loadBaseline(root: string): Promise<Baseline | undefined> {
  const text = readTextIfThere(root, baselineName);
  if (text === undefined) return undefined;
  // What reads YAML is a fifth of what lint loads.
  const { readBaseline } = await import('../lint/baseline-file.ts');
  return readBaseline(text);
}
