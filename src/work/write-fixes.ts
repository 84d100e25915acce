import path from 'node:path';
import { errorCode, UserError } from '../errors.ts';
import { replaceFile } from '../host/replace-file.ts';
import type { FixedFile } from '../lint/fix-documents.ts';

/**
 * Write the fixed texts.
 *
 * @param root Absolute path that those of the files are relative to.
 * @returns The files that were not written, each with the reason.
 */
export async function writeFixes(root: string, files: readonly FixedFile[]): Promise<Map<FixedFile, string>> {
  const unwritten = new Map<FixedFile, string>();
  for (const file of files) {
    const reason = await refusal(root, file);
    if (reason !== undefined) unwritten.set(file, reason);
  }
  return unwritten;
}

async function refusal(root: string, { path: name, before, after }: FixedFile): Promise<string | undefined> {
  try {
    return (await replaceFile(path.join(root, name), before, after))
      ? undefined
      : 'another program changed it meanwhile';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `cannot write the file (${errorCode(error.cause)})`;
  }
}
