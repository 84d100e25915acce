import { parseWithLimit } from '../host/parse-with-limit.ts';
import type { ThreadSetup } from '../host/threads.ts';
import { createChecker, type DocumentCheck } from '../lint/run.ts';
import type { Source } from '../markdown/source.ts';
import { knownPartOf, knownText } from '../postmortem/known-part.ts';
import { readPostmortem } from '../postmortem/read-postmortem.ts';
import type { LintEnvironment, Questions } from '../rule.ts';
import type { Settings } from '../settings.ts';

/** What a thread needs for jobs on documents. */
export interface DocumentSetup extends ThreadSetup {
  kind: 'documents';
  /** Absolute path. */
  root: string;
  settings: Settings;
  /** The present, as an ISO 8601 instant in UTC. */
  now: string;
}

/**
 * - `check`: everything that lint reports about a document by itself.
 * - `know`: what rules across documents know of a document that is not reported.
 */
export type DocumentTask = 'check' | 'know';

export interface DocumentJob {
  task: DocumentTask;
  sources: readonly Source[];
}

/** What came of a document, and what it depends on besides the document and the settings. Plain JSON. */
export interface DocumentResult {
  check: DocumentCheck;
  questions: Questions;
}

/** Prepare to do jobs on documents. */
export function createDocumentWorker(
  settings: Settings,
  environment: LintEnvironment,
): (job: DocumentJob) => Promise<DocumentResult[]> {
  const check = createChecker(settings, environment);
  return async ({ task, sources }) => {
    const results: DocumentResult[] = [];
    for (const { path, text } of sources) {
      const questions: Questions = { files: [] };
      if (task === 'check') {
        results.push({ check: check(await parseWithLimit({ path, text }), questions).check, questions });
        continue;
      }
      const part = await parseWithLimit({ path, text: knownText(Buffer.from(text).toString('utf8')) });
      const known = knownPartOf(readPostmortem(part, settings).postmortem);
      results.push({ check: { known, entries: 0, tasks: 0, messages: [], suppressed: [] }, questions });
    }
    return results;
  };
}
