import path from 'node:path';
import type { Catalog } from '../catalog/catalog.ts';
import { loadConfig } from '../config/config.ts';
import { UserError } from '../errors.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { createProgress } from '../host/progress.ts';
import { findDocuments, readSources as readDocuments } from '../host/read-files.ts';
import type { Message } from '../message.ts';
import { isBelow } from '../disk.ts';
import { count } from '../text/count.ts';
import { plainLine, plainText } from '../text/plain-text.ts';
import type { CacheOptions } from '../work/cache.ts';
import { loadSite } from '../work/load-site.ts';
import { readSources } from '../work/read-sources.ts';
import { writeSite } from '../work/site.ts';
import { openSiteWork } from '../work/site-work.ts';

export interface BuildOptions extends CacheOptions {
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
  if (found.length === 0 && settings.sources.length === 0) {
    throw new UserError('NO_DOCUMENTS', `No postmortem matches ${settings.documents.join(', ')}`);
  }
  const out = path.resolve(io.cwd, options.out);
  assertApart(out, root, found, options.out);
  const others = await readSources(root, settings, options, io);
  for (const warning of others?.warnings ?? []) io.stderr.write(`casebook: ${plainLine(warning)}\n`);
  const siteWork = await openSiteWork(root, settings, found, options, io);
  const { renderer, repository, close } = siteWork;
  const reading = createProgress(io.stderr, 'Reading', 'document');
  const rendering = createProgress(io.stderr, 'Rendering', 'page');
  // A function of its own, so that the texts of the documents are not held while pages are rendered.
  const load = async () =>
    loadSite(readDocuments(root, found), siteWork, {
      others,
      onProgress: (done) => reading.update(done, found.length),
    });
  try {
    const { messages, ...site } = await load();
    const { plan, kept } = site;
    reading.done();
    const errors = messages.filter(({ severity }) => severity === 'error').length;
    if (options.strict && errors > 0) {
      io.stderr.write(
        `casebook: Nothing built: ${count(errors, 'error')} in the documents; run casebook lint to see ${errors === 1 ? 'it' : 'them'}\n`,
      );
      return 1;
    }
    const changed = await writeSite(out, plan, kept, { ...repository, ...site, renderer, root }, rendering.update);
    rendering.done();
    for (const note of plan.notes) io.stderr.write(`casebook: ${plainLine(note)}\n`);
    io.stdout.write(describe(plan.catalog, path.join(path.relative(io.cwd, out), 'index.html'), changed, messages));
    return 0;
  } finally {
    reading.done();
    rendering.done();
    await close();
  }
}

function assertApart(out: string, root: string, documents: readonly string[], shown: string): void {
  for (const kept of [root, ...documents.map((file) => path.join(root, file))]) {
    if (isBelow(out, kept)) {
      throw new UserError(
        'OUT_REFUSED',
        `Cannot build into ${shown}: it contains ${path.relative(root, kept) || 'the repository'}`,
      );
    }
  }
}

function describe(catalog: Catalog, index: string, changed: number, messages: readonly Message[]): string {
  const tasks = catalog.incidents.flatMap((incident) => incident.tasks);
  const outstanding = tasks.filter((task) => task.outstanding).length;
  const about =
    messages.length > 0
      ? `${count(messages.length, 'message')} about the documents; run casebook lint to see ${messages.length === 1 ? 'it' : 'them'}\n`
      : '';
  const others = catalog.incidents.filter(({ source }) => source).length;
  const ofOthers = others === 0 ? '' : ` (${others} of other repositories)`;
  return `Built ${count(catalog.incidents.length, 'incident')}${ofOthers}, ${count(outstanding, 'outstanding task')}: ${plainText(index)} (${count(changed, 'file')} changed)\n${about}`;
}
