import { parseNatively } from '../../src/markdown/native/parse.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';

/** What satteri and remark give for a text, where they differ. */
export interface Difference {
  text: string;
  native: unknown;
  remark: unknown;
}

/** Whether satteri and remark give the same tree, positions included, or satteri leaves the text to remark. */
export function compareParsers(text: string): 'same' | 'left to remark' | Difference {
  const native = parseNatively(text.replace(/^\uFEFF/, ''));
  if (!native) return 'left to remark';
  const { tree: remark } = parseMarkdown({ path: 'a.md', text }, { native: false });
  // TOML is taken away after parsing.
  if (remark.children.length < native.children.length) native.children.shift();
  // As text, with the fields in the same order, which takes a tenth of the time.
  return JSON.stringify(native) === JSON.stringify(remark) ? 'same' : { text, native, remark };
}
