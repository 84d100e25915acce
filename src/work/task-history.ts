import { errorCode, UserError } from '../errors.ts';
import { openGit } from '../host/git.ts';
import type { Commit } from '../host/git-output.ts';
import { isPostmortemName } from '../host/read-files.ts';
import type { KnownPostmortem } from '../postmortem/known-part.ts';
import { followTasks, type GoneTask, type TaskHistory, type Version } from '../tasks/history.ts';
import type { Task } from '../postmortem/postmortem.ts';
import { globsOfFiles } from '../text/glob.ts';
import type { DiskSource } from './documents.ts';

/** What the history of a repository tells about its tasks. */
export interface TaskHistories {
  /** By task of the present documents. */
  histories: Map<Task, TaskHistory>;
  /** Tasks that were outstanding when they were removed, with the document as it was, and as it is if it still exists. */
  gone: (GoneTask<Task> & { before: KnownPostmortem; present?: KnownPostmortem })[];
  /** What is not known, each a sentence without a final period. */
  notes: string[];
}

/** Commits that are read, versions of a document, bytes of a version, and how long git may take. */
const limits = { commits: 2000, versions: 20, bytes: 1024 * 1024, milliseconds: 20_000 };

/**
 * Read what git knows about the tasks of documents.
 *
 * @param root Absolute path of the folder that paths are relative to.
 * @param know Reads what lists of tasks need of texts, in the same order.
 */
export async function readTaskHistories(
  root: string,
  globs: readonly string[],
  documents: readonly KnownPostmortem[],
  know: (sources: readonly DiskSource[]) => Promise<KnownPostmortem[]>,
): Promise<TaskHistories> {
  const result: TaskHistories = { histories: new Map(), gone: [], notes: [] };
  try {
    const git = await openGit(root);
    const folders = new Set(documents.map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1)));
    const specs = Array.from(folders, (folder) => `${folder.replaceAll(/[*?[\\]/g, String.raw`\$&`)}*`);
    const commits = await git.changesOf(specs, limits.commits, limits.milliseconds);
    const isShallow = await git.isShallow();
    if (isShallow) {
      result.notes.push(
        'the git history is incomplete (a shallow clone), so tasks may be older, and their dates may have moved more often; fetch all of it with `git fetch --unshallow`, or `fetch-depth: 0`',
      );
    }
    const isDocument = globsOfFiles(globs).matches;
    const chains = chainsOf(commits, documents, (path) => isDocument(path) && isPostmortemName(path), isShallow);
    const blobs = [...new Set(chains.flatMap(({ versions }) => versions.flatMap(({ blob }) => blob ?? [])))];
    const contents = await git.readBlobs(blobs, limits.bytes);
    const texts = new Map(blobs.map((blob, index) => [blob, contents[index]]));
    const sources = chains.flatMap(({ versions }) =>
      versions.flatMap(({ path, blob }) => {
        const text = blob === undefined ? undefined : texts.get(blob);
        return text ? [{ path, text, key: `${blob}:${path}` }] : [];
      }),
    );
    const unique = [...new Map(sources.map((source) => [source.key, source])).values()];
    const read = await know(unique);
    const known = new Map(unique.map(({ key }, index) => [key, read[index]]));
    for (const chain of chains) follow(chain, (key) => known.get(key), result);
  } catch (error) {
    if (!(error instanceof UserError) && errorCode(error) === undefined) throw error;
    const reason = error instanceof Error ? error.message : '';
    result.notes.push(`the history of tasks is unknown: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`);
  }
  return result;
}

/** A document through the commits, newest first; a version without a `blob` is one in which it is deleted. */
interface Chain {
  present?: KnownPostmortem;
  versions: { time: number; path: string; blob?: string }[];
  /** Whether the oldest version is the one with which it began. */
  isComplete: boolean;
}

/** A version of a document, and its tasks; without a document, it is deleted. */
type DocumentVersion = Version<Task> & { document?: KnownPostmortem };

function chainsOf(
  commits: readonly Commit[],
  documents: readonly KnownPostmortem[],
  isDocument: (path: string) => boolean,
  isShallow: boolean,
): Chain[] {
  const chains: Chain[] = documents.map((present) => ({ present, versions: [], isComplete: false }));
  // The names that documents had before the commits that were read so far.
  const byName = new Map(chains.map((chain) => [chain.present?.path ?? '', chain]));
  for (const { time, hasParent, files } of commits) {
    for (const { path, from, kind, blob } of files) {
      const known = byName.get(path);
      if (kind === 'deleted') {
        if (known || !isDocument(path)) continue;
        const gone: Chain = {
          versions: [
            { time, path },
            { time, path, blob },
          ],
          isComplete: false,
        };
        chains.push(gone);
        byName.set(path, gone);
        continue;
      }
      if (!known) continue;
      const isRead = known.versions.length < limits.versions;
      if (isRead) known.versions.push({ time, path, blob });
      if (from !== undefined) {
        byName.delete(path);
        byName.set(from, known);
      } else if (kind === 'added') {
        byName.delete(path);
        // The oldest commit of a shallow clone adds every file.
        known.isComplete = isRead && (hasParent || !isShallow);
      }
    }
  }
  return chains.filter(({ versions }) => versions.length > 0);
}

function follow(
  { present, versions, isComplete }: Chain,
  knownAt: (key: string) => KnownPostmortem | undefined,
  { histories, gone }: TaskHistories,
): void {
  const committed = versions.toReversed().flatMap(({ time, path, blob }): DocumentVersion[] => {
    const day = new Date(time * 1000).toISOString().slice(0, 'YYYY-MM-DD'.length);
    if (blob === undefined) return [{ day, tasks: [] }];
    const document = knownAt(`${blob}:${path}`);
    return document ? [{ day, tasks: document.tasks, document }] : [];
  });
  const all = present ? [...committed, { tasks: present.tasks, document: present }] : committed;
  const followed = followTasks(all, isComplete);
  for (const [task, history] of followed.histories) histories.set(task, history);
  const documentOf = new Map(all.flatMap(({ tasks, document }) => tasks.map((task) => [task, document] as const)));
  for (const one of followed.gone) {
    const before = documentOf.get(one.task);
    if (before) gone.push({ ...one, before, ...(present && { present }) });
  }
}
