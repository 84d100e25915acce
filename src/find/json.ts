import { plainJson } from '../text/plain-text.ts';
import type { FindReport } from './report.ts';

/** What was found, for programs. Keys may be added in the same version. */
export function json(report: FindReport): string {
  return `${plainJson(JSON.stringify({ version: 1, ...report }, null, 2))}\n`;
}
