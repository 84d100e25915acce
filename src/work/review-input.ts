import type { Configuration } from '../config/config.ts';
import { loadEnvironment } from '../host/environment.ts';
import { openGit, type GitRepository } from '../host/git.ts';
import type { Io } from '../host/io.ts';
import { pathFromTop } from '../host/path-from-top.ts';
import { findDocuments, readSources } from '../host/read-files.ts';
import { parsesQuickly } from '../markdown/parse-budget.ts';
import type { Source } from '../markdown/source.ts';
import type { ReviewInput } from '../review/create-review.ts';
import { rules } from '../rules/index.ts';
import { loadBaseline } from './baseline.ts';
import { readBaseRepository } from './base-repository.ts';
import type { CacheOptions } from './cache.ts';
import { checkAll } from './check.ts';
import { countPostponements } from './postponements.ts';
import { relatedPostmortems } from './related-postmortems.ts';
import { checkBase, checkHead } from './review-sides.ts';

/**
 * Read everything that a review of the present branch is made from: the base from git, the head from the work tree.
 *
 * @param ref Of the branch that the present one is to be merged into.
 * @throws {UserError} `GIT_UNUSABLE` if git does not know it.
 */
export async function readReviewInput(
  { root, settings }: Configuration,
  ref: string,
  options: CacheOptions,
  io: Io,
): Promise<ReviewInput> {
  const git = await openGit(root);
  const commit = await git.mergeBase(ref);
  const base = await readBaseRepository(git, commit, io.now);
  const present = await findDocuments(root, settings.documents);
  const changed = await findChanged(git, commit, base.documents, present);
  const { sources, notCompared } = await readChanged(git, commit, root, changed);
  const left = new Set([...sources.after.map((source) => source.path), ...notCompared]);
  const unchanged = readSources(
    root,
    present.filter((file) => !left.has(file)),
  );
  const environment = { ...(await loadEnvironment(root, settings, io.now)), partial: notCompared.length > 0 };
  const setup = { root, settings, environment };
  const { others } = await checkAll(setup, [], unchanged, options, io);

  const before = await checkBase({ ...base, sources: sources.before, others });
  const baseline = await loadBaseline(root);
  const after = await checkHead({ sources: sources.after, settings, environment, others }, baseline);
  const isPresent = new Set(present);
  return {
    base: commit,
    before: {
      settings: base.settings,
      schemaText: base.environment.customSchema?.text,
      baseline: base.baseline,
      documents: before,
    },
    after: { settings, schemaText: environment.customSchema?.text, baseline, documents: after },
    all: [...after.map(({ incident }) => incident), ...(await relatedPostmortems(unchanged, others, settings))],
    excluded: base.documents.filter((file) => !isPresent.has(file) && !changed.deleted.has(file)),
    notCompared,
    rules,
    postponements: await countPostponements(git, commit, before, after, base.settings),
    folder: pathFromTop(root, io),
  };
}

/** Paths of documents that differ: of the base, and of the head. */
interface Changed {
  before: string[];
  after: string[];
  /** What is gone from the work tree, document or not. */
  deleted: ReadonlySet<string>;
}

async function findChanged(
  git: GitRepository,
  commit: string,
  former: readonly string[],
  present: readonly string[],
): Promise<Changed> {
  const changes = await git.changedSince(commit);
  const isChanged = new Set(changes.map((file) => file.path));
  const deleted = new Set(changes.filter(({ isDeleted }) => isDeleted).map((file) => file.path));
  const isPresent = new Set(present);
  return {
    // One that is still there, but no longer a document, was not deleted.
    before: former.filter((file) => deleted.has(file) || (isChanged.has(file) && isPresent.has(file))),
    after: present.filter((file) => isChanged.has(file)),
    deleted,
  };
}

/** More postmortems than anybody reviews at once. */
const mostCompared = 200;

/** Each of these may keep the parser busy for 5 s. */
const mostSlow = 4;

/** Bytes of both versions of all documents. An ordinary document has 6,000. */
const mostBytes = 5_000_000;

/** Read the documents that are compared. One that only moved has to be on both sides. */
async function readChanged(
  git: GitRepository,
  commit: string,
  root: string,
  { before, after }: Changed,
): Promise<{ sources: { before: Source[]; after: Source[] }; notCompared: string[] }> {
  const files = [...new Set([...before, ...after])].toSorted();
  const notCompared = files.slice(mostCompared);
  const compared = new Set(files.slice(0, mostCompared));
  const committed = before.filter((file) => compared.has(file));
  const read = await git.read(commit, committed);
  const sources = {
    before: committed.flatMap((file, index): Source[] => {
      const text = read[index];
      return text ? [{ path: file, text }] : [];
    }),
    after: readSources(
      root,
      after.filter((file) => compared.has(file)),
    ) as Source[],
  };
  let [slow, bytes] = [0, 0];
  for (const { path: file, text } of [...sources.before, ...sources.after]) {
    bytes += text.length;
    slow += parsesQuickly(Buffer.from(text).toString('utf8')) ? 0 : 1;
    if (slow > mostSlow || bytes > mostBytes) compared.delete(file);
  }
  const isCompared = (source: Source): boolean => compared.has(source.path);
  return {
    sources: { before: sources.before.filter(isCompared), after: sources.after.filter(isCompared) },
    notCompared: [...files.filter((file) => !compared.has(file) && !notCompared.includes(file)), ...notCompared],
  };
}
