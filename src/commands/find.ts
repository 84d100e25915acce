import { createReport } from '../find/create-report.ts';
import { json } from '../find/json.ts';
import type { FindFormat } from '../find/names.ts';
import { terminal } from '../find/terminal.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { readSources } from '../host/read-files.ts';
import { listServices } from '../postmortem/services.ts';
import { MemoryIndex } from '../search/memory-index.ts';
import { count } from '../text/count.ts';
import { withShownSite, type ShownSiteOptions } from '../work/shown-site.ts';

export interface FindOptions extends ShownSiteOptions {
  format?: FindFormat;
  /** The most incidents, and the most tasks. */
  limit?: number;
}

/** Incidents that are shown: more do not fit on a screen. */
const defaultLimit = 5;

/** Columns of what is not a terminal. */
const defaultColumns = 120;

/**
 * Search all incidents as the site does, and show what helped then.
 *
 * @returns 1 if nothing is found, as `grep` does.
 * @throws {UserError} `NO_DOCUMENTS` if nothing matches the configuration.
 */
export async function find(words: readonly string[], options: FindOptions, io: Io): Promise<ExitCode> {
  return withShownSite(options, io, ({ root, settings, incidents, services, hidden }): ExitCode => {
    const newestLast = incidents.toReversed().map(({ record }) => record());
    const index = new MemoryIndex([...services, ...newestLast], settings.site.synonyms);
    const report = createReport(words, {
      index,
      incidents,
      services: listServices(settings),
      textOf: (path) => Buffer.from([...readSources(root, [path])][0]?.text ?? '').toString('utf8'),
      url: settings.site.url,
      limit: options.limit ?? defaultLimit,
    });
    if (hidden > 0) {
      const documents = count(hidden, 'document is', 'documents are');
      report.notes.push(`${documents} not searched: above site.visibility (${settings.site.visibility})`);
    }
    const { columns = defaultColumns, color } = io.stdout;
    io.stdout.write(options.format === 'json' ? json(report) : terminal(report, { columns, color }));
    return report.incidents.length + report.services.length + report.tasks.length > 0 ? 0 : 1;
  });
}
