import { readdirSync } from 'node:fs';
import path from 'node:path';
import { errorCode, UserError } from '../errors.ts';
import { readTextIfThere } from './read-text.ts';

/**
 * Files that may be templates: Markdown files with `template` in their name, in the folder of the documents, in
 * `templates/` and in the root, in this order.
 *
 * @param root Absolute path.
 * @param folder Folder of the documents, relative to the root.
 * @returns Paths relative to the root, `/` as separator.
 */
export function findTemplates(root: string, folder: string): string[] {
  const folders = [...new Set([folder, 'templates', '.'])];
  return folders.flatMap((one) =>
    namesIn(path.join(root, one))
      .filter((name) => /template.*\.md$/i.test(name))
      .toSorted()
      .map((name) => path.posix.join(one, name)),
  );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return [];
    throw error;
  }
}

/**
 * Read a template.
 *
 * @throws {UserError} `FILE_NOT_FOUND`, `FILE_UNREADABLE`
 */
export function readTemplate(root: string, file: string): string {
  const text = readTextIfThere(root, file);
  if (text === undefined) throw new UserError('FILE_NOT_FOUND', `Cannot find the template ${file}`);
  return text.replace(/^\uFEFF/, '');
}
