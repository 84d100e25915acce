import type { GitRepository } from '../host/git.ts';
import { parseWithLimit } from '../host/parse-with-limit.ts';
import { readPostmortem } from '../postmortem/read-postmortem.ts';
import { compareTasks, isPostponed } from '../review/compare-tasks.ts';
import { countMovedBack } from '../review/count-moved-back.ts';
import type { ReviewedSide } from '../review/side.ts';
import type { Settings } from '../settings.ts';

/** How many versions of a document are read, the newest first, and of how many documents. */
const mostVersions = 20;
const mostDocuments = 20;

/**
 * Count how often due dates were moved back before, by the history of documents.
 *
 * @param commit The newest one that counts.
 * @param before Documents as they are in that commit.
 */
export async function countPostponements(
  git: GitRepository,
  commit: string,
  before: readonly ReviewedSide[],
  after: readonly ReviewedSide[],
  settings: Settings,
): Promise<(path: string, title: string) => number> {
  const versions = new Map<string, Parameters<typeof countMovedBack>[0]>();
  const present = new Map(after.map(({ document, incident }) => [document.path, incident.tasks]));
  const postponed = before.filter(({ document: { path }, incident }) =>
    compareTasks(incident.tasks, present.get(path) ?? []).some(isPostponed),
  );
  for (const { document } of postponed.slice(0, mostDocuments)) {
    const { path } = document;
    const tasks = [];
    for (const version of (await git.historyOf(commit, path, mostVersions)).toReversed()) {
      const [text] = await git.read(version, [path]);
      if (text) tasks.push(readPostmortem(await parseWithLimit({ path, text }), settings).postmortem.tasks);
    }
    versions.set(path, tasks);
  }
  return (path, title) => countMovedBack(versions.get(path) ?? [], title);
}
