import type { SourceFile, Unread } from './draft.ts';

/** The content of a file as an importer reads it; JSON is parsed. */
export function toSourceFile(path: string, bytes: Uint8Array): SourceFile | Unread {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    // TextDecoder throws this when the bytes are not UTF-8.
    if (!(error instanceof TypeError)) throw error;
    return { path, reason: 'it is not UTF-8 text' };
  }
  if (/\.jsonl$/i.test(path)) return parsed(path, text, `[${text.trim().split(/\r?\n/).join(',')}]`);
  return /\.json$/i.test(path) ? parsed(path, text, text) : { path, text };
}

function parsed(path: string, text: string, json: string): SourceFile | Unread {
  try {
    return { path, text, data: JSON.parse(json) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { path, reason: `it is not JSON: ${error.message}` };
  }
}

/** Whether the name of a file says that it holds Markdown or plain text. */
export function isProse(path: string): boolean {
  return /\.(?:md|markdown|mdown|txt)$/i.test(path);
}
