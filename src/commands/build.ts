import path from 'node:path';
import { loadConfig } from '../config/config.ts';
import { UserError } from '../errors.ts';
import { findDocuments, isBelow, readAsset } from '../host/read-files.ts';
import { checkDocuments } from '../lint/run.ts';
import { count } from '../text/count.ts';
import { renderSite } from '../publish/plan.ts';
import { writeSite } from '../publish/write.ts';
import { loadEnvironment } from '../host/environment.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { readDocuments } from '../host/read-documents.ts';

export interface BuildOptions {
  /** Folder of the site, relative to the working directory. */
  out: string;
  /** Build nothing if a document has an error. */
  strict?: boolean;
}

/**
 * Build the site of the configured documents. Documents with errors are built as well; their pages show the messages.
 *
 * @throws {UserError} `NO_DOCUMENTS` if there is no document, so that a wrong glob does not empty a site; `OUT_REFUSED` if the output folder contains the repository or its documents.
 */
export async function build(options: BuildOptions, io: Io): Promise<ExitCode> {
  const { root, settings } = await loadConfig(io.cwd);
  const found = await findDocuments(root, settings.documents);
  // An empty site would replace the published one: a wrong glob is more likely than a repository without a postmortem.
  if (found.length === 0) throw new UserError('NO_DOCUMENTS', `No postmortem matches ${settings.documents.join(', ')}`);
  const out = path.resolve(io.cwd, options.out);
  for (const kept of [root, ...found.map((file) => path.join(root, file))]) {
    if (isBelow(out, kept)) {
      throw new UserError(
        'OUT_REFUSED',
        `Cannot build into ${options.out}: it contains ${path.relative(root, kept) || 'the repository'}`,
      );
    }
  }
  const environment = await loadEnvironment(root, settings, io.now);
  const run = checkDocuments(await readDocuments(root, found), settings, environment);
  const messages = run.flatMap((file) => file.messages);
  const errors = messages.filter(({ severity }) => severity === 'error').length;
  if (options.strict && errors > 0) {
    io.stderr.write(
      `casebook: Nothing built: ${count(errors, 'error')} in the documents; run casebook lint to see ${errors === 1 ? 'it' : 'them'}\n`,
    );
    return 1;
  }
  // Loaded here only: the renderer is the largest part of the package.
  const renderer = await import('#renderer');
  const { catalog, files, notes } = await renderSite(run, {
    renderer,
    settings,
    today: io.now.slice(0, 'YYYY-MM-DD'.length),
    readAsset: (file) => readAsset(root, file),
  });
  const { changed } = await writeSite(out, files);
  for (const note of notes) io.stderr.write(`casebook: ${note}\n`);

  const outstanding = catalog.incidents.flatMap((incident) => incident.tasks).filter((task) => task.outstanding).length;
  const index = path.join(path.relative(io.cwd, out), 'index.html');
  io.stdout.write(
    `Built ${count(catalog.incidents.length, 'incident')}, ${count(outstanding, 'outstanding task')}: ${index} (${count(changed, 'file')} changed)\n`,
  );
  if (messages.length > 0) {
    io.stdout.write(
      `${count(messages.length, 'message')} about the documents; run casebook lint to see ${messages.length === 1 ? 'it' : 'them'}\n`,
    );
  }
  return 0;
}
