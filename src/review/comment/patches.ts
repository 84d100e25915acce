import type { Review } from '../review.ts';
import { isPlain } from '../suggestions.ts';
import type { Block } from './lines.ts';

/** The fixes, collapsed, with the command that applies them. */
export function showPatches({ patches, folder }: Pick<Review, 'patches' | 'folder'>, bytes: number): Block {
  if (patches.length === 0) return [];
  const number = patches.reduce((sum, { fixes }) => sum + fixes, 0);
  const paths = patches.map(({ path }) => path.slice(folder === '' ? 0 : folder.length + 1));
  const isNamed = paths.length <= 3 && [folder || '.', ...paths].every(isPlainName);
  const command = [
    isNamed && folder !== '' ? `cd ${folder} && npx casebook lint --fix` : 'npx casebook lint --fix',
    ...(isNamed ? paths : []),
  ].join(' ');
  const isWhole = patches.every(({ patch }) => patch !== undefined);
  const text = patches.map(({ patch }) => patch ?? '').join('');
  const lead = `<details><summary>${number === 1 ? 'One problem can' : `${number} problems can`} be fixed by a command</summary>`;
  // Of a text that hides something, or that would not fit, the command has to do.
  const isShown = isWhole && isPlain(text) && !text.includes('<!--') && Buffer.byteLength(text) <= bytes - 500;
  return [lead, '', '```sh', command, '```', ...(isShown ? ['', ...fenced(text)] : []), '', '</details>'];
}

function fenced(text: string): string[] {
  const fence = '`'.repeat(Math.max(3, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length + 1)));
  return [`${fence}diff`, text.replace(/\n$/, ''), fence];
}

/** Whether a path means nothing else to a shell, and is no option. */
function isPlainName(path: string): boolean {
  return /^[\w./][\w./-]{0,199}$/.test(path);
}
