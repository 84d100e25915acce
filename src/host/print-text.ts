import { randomUUID } from 'node:crypto';
import { mayHoldCommands } from '../text/plain-text.ts';
import type { Io } from './io.ts';

/**
 * Print a text of a document or a patch, in which no character may change. In the log of GitHub Actions, commands in it
 * are stopped by lines around it, which `git apply` ignores. A file gets the text alone, and a text without commands, too.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions#stopping-and-starting-workflow-commands
 */
export function printText(text: string, { stdout, githubActions }: Pick<Io, 'stdout' | 'githubActions'>): void {
  if (!githubActions || stdout.isFile || !mayHoldCommands(text)) {
    stdout.write(text);
    return;
  }
  // The document must not know it.
  const token = randomUUID();
  const end = /[\r\n]$/.test(text) ? '' : '\n';
  stdout.write(`::stop-commands::${token}\n${text}${end}::${token}::\n`);
}
