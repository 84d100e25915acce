import path from 'node:path';
import { loadConfig } from '../config/config.ts';
import { UserError } from '../errors.ts';
import type { ExportFormat } from '../exporters/formats.ts';
import { exporters } from '../exporters/index.ts';
import { createFile } from '../host/create-file.ts';
import { findDocument } from '../host/find-document.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { readDocuments } from '../host/read-documents.ts';
import { readAsset } from '../host/read-files.ts';
import { asMap } from '../postmortem/coerce.ts';
import { readPostmortem } from '../postmortem/read-postmortem.ts';
import { singlePage } from '../publish/single-page.ts';

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
