import { stat } from 'node:fs/promises';
import path from 'node:path';
import { loadConfig } from '../config/config.ts';
import { UserError } from '../errors.ts';
import type { ExportFormat } from '../exporters/formats.ts';
import { exporters } from '../exporters/index.ts';
import { createFile } from '../host/create-file.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { readDocuments } from '../host/read-documents.ts';
import { findDocuments, readAsset } from '../host/read-files.ts';
import { asMap } from '../postmortem/coerce.ts';
import { readPostmortem } from '../postmortem/read-postmortem.ts';
import { singlePage } from '../publish/single-page.ts';
import { nearest } from '../text/typo.ts';

export interface ExportOptions {
  to: ExportFormat;
  /** File to create, relative to the working directory; standard output if absent. */
  out?: string;
}

/**
 * Write a postmortem in another format.
 *
 * @param name Id or path of a document.
 * @throws {UserError} `DOCUMENT_UNKNOWN`, `DOCUMENT_UNREADABLE` if its frontmatter cannot be read, `OUT_REFUSED` if the
 *   file exists.
 */
export async function exportDocument(name: string, { to, out }: ExportOptions, io: Io): Promise<ExitCode> {
  const { root, settings } = await loadConfig(io.cwd);
  const file = await findDocument(name, root, settings.documents, io.cwd);
  const [document] = await readDocuments(root, [file]);
  if (!document) throw new Error(`${file} was not read`);
  const { frontmatter, unreadable, text } = document;
  const fault = unreadable?.reason ?? (frontmatter?.data === undefined ? frontmatter?.faults[0]?.reason : undefined);
  if (fault !== undefined) throw new UserError('DOCUMENT_UNREADABLE', `Cannot export ${name}: ${fault}`);
  const end = frontmatter?.position.end.offset ?? 0;
  const written = exporters[to]({
    document,
    reading: readPostmortem(document, settings),
    values: asMap(frontmatter?.data),
    body: text.slice(end + (frontmatter ? (/^(?:\r\n|\r|\n)/.exec(text.slice(end))?.[0].length ?? 0) : 0)),
    settings,
    places: singlePage(file, settings, (asset) => readAsset(root, asset)?.bytes),
  });
  if (out === undefined) io.stdout.write(written);
  else if (!(await createFile(path.resolve(io.cwd, out), written))) {
    throw new UserError('OUT_REFUSED', `Cannot write ${out}: it exists`);
  }
  return 0;
}

/** Path of a document relative to the root. An id is the name of a configured document without `.md`. */
async function findDocument(name: string, root: string, globs: readonly string[], cwd: string): Promise<string> {
  const documents = await findDocuments(root, globs);
  const idOf = (file: string): string => path.posix.basename(file).replace(/\.md$/i, '');
  const found = documents.filter((file) => idOf(file) === name);
  const [file, other] = found;
  if (other !== undefined) {
    throw new UserError('DOCUMENT_UNKNOWN', `Unexpected id ${name} of ${found.join(' and ')}, expected a path`);
  }
  if (file !== undefined) return file;
  if (/[\\/]|\.md$/i.test(name)) {
    const named = path.resolve(cwd, name);
    const stats = await stat(named).catch((cause: unknown) => {
      throw new UserError('FILE_NOT_FOUND', `Cannot find ${name}`, { cause });
    });
    if (stats.isFile()) return path.relative(root, named).replaceAll(path.sep, '/');
    throw new UserError('DOCUMENT_UNKNOWN', `Unexpected folder ${name}, expected one document`);
  }
  const known = nearest(name, documents.map(idOf));
  const hint =
    known === undefined ? 'expected the name of a document without .md, or its path' : `did you mean ${known}?`;
  throw new UserError('DOCUMENT_UNKNOWN', `Unknown document ${name}; ${hint}`);
}
