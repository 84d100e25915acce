import type { Settings } from '../settings.ts';
import { ImportError, type Draft, type Importer, type ImportOptions, type SourceFile, type Unread } from './draft.ts';
import { importers } from './index.ts';
import { withConfiguredSeverity } from './severity.ts';
import { isProse } from './source-file.ts';
import { readWriteUp } from './write-up/index.ts';

/** What became of the files of an import. */
export interface ReadDrafts {
  /** Those of one tool stand together, tools in the order of their first file. */
  drafts: Draft[];
  unread: Unread[];
}

/**
 * Make drafts from files: each is read by the importer that recognises it, or as a write-up if it is Markdown. Files of
 * one tool are read together, since they may describe the same incident.
 *
 * @param from The name of an importer that reads every file, whatever it holds.
 */
export function readDrafts(
  files: readonly SourceFile[],
  settings: Settings,
  options: ImportOptions & { from?: string },
): ReadDrafts {
  const chosen = importers.find(({ name }) => name === options.from);
  const groups = new Map<Importer | undefined, SourceFile[]>();
  for (const file of files) {
    const importer = chosen ?? importers.find(({ recognises }) => recognises(file));
    groups.set(importer, [...(groups.get(importer) ?? []), file]);
  }
  const drafts: Draft[] = [];
  const unread: Unread[] = [];
  // One file that cannot be read must not lose the others.
  const attempt = (group: readonly SourceFile[], read: (rest: readonly SourceFile[]) => Draft[]): void => {
    try {
      if (group.length > 0) drafts.push(...read(group));
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      unread.push({ path: error.path, reason: error.message });
      const rest = group.filter(({ path }) => path !== error.path);
      if (rest.length < group.length) attempt(rest, read);
    }
  };
  for (const [importer, group] of groups) {
    if (importer) attempt(group, (rest) => importer.read(rest, options));
    else {
      for (const file of group) {
        if (isProse(file.path)) attempt([file], () => [readWriteUp(file, settings)]);
        else unread.push({ path: file.path, reason: 'no known tool exports such a file' });
      }
    }
  }
  return { drafts: drafts.map((draft) => withConfiguredSeverity(draft, settings.severities)), unread };
}
