import path from 'node:path';
import { relativePath } from '../disk.ts';
import { UserError } from '../errors.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { readTextIfThere } from '../host/read-text.ts';
import { replaceFile } from '../host/replace-file.ts';
import { replaceBetweenMarkers } from '../listing/between-markers.ts';
import { incidentList } from '../listing/incident-list.ts';
import { plainLine } from '../text/plain-text.ts';
import { withShownSite, type ShownSiteOptions } from '../work/shown-site.ts';

export interface IndexOptions extends ShownSiteOptions {
  /** File with the markers, relative to the working directory; without it, the list is printed. */
  write?: string;
  /** Write nothing, and return 1 if the file is out of date. */
  check?: boolean;
}

/**
 * Keep a list of all incidents in a Markdown file, between two markers.
 *
 * @throws {UserError} `FILE_NOT_FOUND`, `FILE_UNREADABLE` or `FILE_UNWRITABLE`; `OPTION_INVALID` if the file has no markers;
 *   `NO_DOCUMENTS` if nothing matches the configuration, so that a wrong glob does not empty the list.
 */
export async function indexIncidents({ write, check, ...options }: IndexOptions, io: Io): Promise<ExitCode> {
  return withShownSite(options, io, async ({ root, incidents }): Promise<ExitCode> => {
    const all = incidents.map(({ incident }) => incident);
    const absolute = path.resolve(io.cwd, write ?? 'README.md');
    const folder = relativePath(root, path.dirname(absolute));
    const lines = incidentList(all, folder);
    if (write === undefined) {
      io.stdout.write(`${lines.join('\n')}\n`);
      return 0;
    }
    const shown = plainLine(write);
    const before = readTextIfThere(path.dirname(absolute), path.basename(absolute));
    if (before === undefined) throw new UserError('FILE_NOT_FOUND', `Cannot find ${write}`);
    // Other bytes than those of UTF-8 would be lost.
    if (before.includes('\uFFFD')) throw new UserError('FILE_UNREADABLE', `Cannot change ${write}: it is not in UTF-8`);
    const after = replaceBetweenMarkers(before, lines);
    if ('reason' in after)
      throw new UserError('OPTION_INVALID', `Cannot write the list into ${write}: ${after.reason}`);
    if (after.text === before) {
      io.stdout.write(`${shown} is up to date\n`);
      return 0;
    }
    if (check) {
      io.stderr.write(`casebook: ${shown} is out of date; run casebook index --write ${shown}\n`);
      return 1;
    }
    if (!(await replaceFile(absolute, Buffer.from(before), after.text))) {
      throw new UserError('FILE_UNWRITABLE', `Cannot write ${write}: it has changed meanwhile; try again`);
    }
    io.stdout.write(`Wrote the list of incidents into ${shown}\n`);
    return 0;
  });
}
