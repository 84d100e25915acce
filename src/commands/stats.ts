import type { ExitCode, Io } from '../host/io.ts';
import { csv, json, table } from '../stats/formats.ts';
import type { Grouping, StatsFormat } from '../stats/names.ts';
import { createStats } from '../stats/report.ts';
import { count } from '../text/count.ts';
import { plainLine } from '../text/plain-text.ts';
import { withShownSite, type ShownSiteOptions } from '../work/shown-site.ts';

export interface StatsOptions extends ShownSiteOptions {
  by?: Grouping;
  format?: StatsFormat;
}

/** Columns of what is not a terminal. */
const defaultColumns = 120;

/**
 * Print the figures of the site's page of insights.
 *
 * @throws {UserError} `NO_DOCUMENTS` if nothing matches the configuration.
 */
export async function stats({ by, format, ...options }: StatsOptions, io: Io): Promise<ExitCode> {
  return withShownSite(options, io, ({ settings, today, incidents, hidden }): ExitCode => {
    const figures = createStats(
      incidents.map(({ incident }) => incident),
      { by, today, settings },
    );
    const documents = count(hidden, 'document is', 'documents are');
    const notes = hidden > 0 ? [`${documents} left out: above site.visibility (${settings.site.visibility})`] : [];
    const report = { ...figures, notes };
    if (format === 'csv') {
      io.stdout.write(csv(report));
      for (const note of notes) io.stderr.write(`casebook: ${plainLine(note)}\n`);
    } else {
      io.stdout.write(format === 'json' ? json(report) : table(report, io.stdout.columns ?? defaultColumns));
    }
    return 0;
  });
}
