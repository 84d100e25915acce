import { digestOf } from '../host/digest.ts';
import type { FetchLimits } from '../host/fetch-file.ts';
import type { SourceCopies, SourceCopy } from '../host/source-copies.ts';
import type { Visibility } from '../postmortem/postmortem.ts';
import type { SourceSettings } from '../settings.ts';
import { count } from '../text/count.ts';
import { plainLine } from '../text/plain-text.ts';
import { loadSource, type Source } from './load-source.ts';
import { SourceError } from './source-error.ts';
import { openSource, type ReadSourceFile } from './source-files.ts';

/** What a site shows of other repositories. */
export interface LoadedSources {
  /** In the order of the configuration. */
  sources: Source[];
  /** Of which nothing can be shown. */
  missing: MissingSource[];
  /** Which are shown as they were on a day, `YYYY-MM-DD`. */
  outdated: OutdatedSource[];
  /** One sentence for each thing that is not as it should be. */
  warnings: string[];
}

export interface MissingSource {
  name: string;
}

export interface OutdatedSource extends MissingSource {
  day: string;
}

export interface SourceLimits {
  /** Milliseconds for which a host may be silent. */
  requestMs: number;
  /** Milliseconds for all sources. */
  totalMs: number;
  /** Bytes of all files of a source. */
  longest: number;
}

const defaultLimits: SourceLimits = { requestMs: 10_000, totalMs: 300_000, longest: 256 * 2 ** 20 };

/** Sources that are read at a time. */
const atATime = 8;

/**
 * Read the catalogs of other repositories. One that cannot be read is shown as it was read last.
 *
 * @param options.root Absolute path that paths of files are relative to.
 * @param options.repository Absolute path without links: no file outside of it is read.
 * @param options.copies Absent if none can be kept.
 * @param options.now The present, as an ISO 8601 instant.
 * @param options.visibility What the site shows.
 */
export async function loadSources(
  all: readonly SourceSettings[],
  {
    root,
    repository,
    copies,
    now,
    visibility,
    limits: given,
  }: {
    root: string;
    repository: string;
    copies?: SourceCopies | undefined;
    now: string;
    visibility: Visibility;
    limits?: Partial<SourceLimits>;
  },
): Promise<LoadedSources> {
  const { requestMs, totalMs, longest } = { ...defaultLimits, ...given };
  const limits: FetchLimits = { requestMs, longest, signal: AbortSignal.timeout(totalMs) };
  const results: Partial<LoadedSources>[] = [];
  const waiting = [...all.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, settings] = next;
      results[index] = await loadOne(settings);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return {
    sources: results.flatMap(({ sources = [] }) => sources),
    missing: results.flatMap(({ missing = [] }) => missing),
    outdated: results.flatMap(({ outdated = [] }) => outdated),
    warnings: results.flatMap(({ warnings = [] }) => warnings),
  };

  async function loadOne(settings: SourceSettings): Promise<Partial<LoadedSources>> {
    const { id, name = id, catalog } = settings;
    const key = `${id}-${digestOf(['source', catalog]).slice(0, 16)}`;
    const copy = copies?.get(key, longest);
    try {
      const read = openSource(settings, { root, repository, copies: copy?.files ?? [], limits });
      const { source, files } = await loadSource(settings, read, visibility);
      if (files.every((file) => copy?.files.some((one) => one.path === file.path && one.bytes.equals(file.bytes)))) {
        copies?.confirm(key, now);
      } else copies?.put(key, { read: now, files });
      return { sources: [source], warnings: leftOutText(source) };
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      const failure = `Cannot read the source ${id}: ${plainLine(error.message, 300)}`;
      const known = copy && (await loadCopy(settings, copy, visibility));
      if (!copy || !known) {
        return { missing: [{ name }], warnings: [`${failure}; the site is without its incidents`] };
      }
      return {
        sources: [known],
        outdated: [{ name, day: copy.read.slice(0, 'YYYY-MM-DD'.length) }],
        warnings: [`${failure}; its incidents are those of ${ageText(copy.read, now)}`],
      };
    }
  }
}

/** @returns `undefined` if the copy is not what is expected today. */
async function loadCopy(
  settings: SourceSettings,
  { files }: SourceCopy,
  visibility: Visibility,
): Promise<Source | undefined> {
  const read: ReadSourceFile = (path) => {
    const file = files.find((one) => one.path === path);
    return file ? Promise.resolve(file) : Promise.reject(new SourceError('a part is missing'));
  };
  try {
    return (await loadSource(settings, read, visibility)).source;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return undefined;
  }
}

function leftOutText({ id, leftOut }: Source): string[] {
  if (leftOut === 0) return [];
  return [`The site is without ${count(leftOut, 'incident')} of the source ${id}: their ids or times are impossible`];
}

/** `2024-08-10, 3 days ago`. */
function ageText(read: string, now: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(read)) / 60_000));
  const [number, unit] =
    minutes < 120
      ? [minutes, 'minute']
      : minutes < 2880
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.floor(minutes / 1440), 'day'];
  return `${read.slice(0, 'YYYY-MM-DD'.length)}, ${count(number, unit)} ago`;
}
