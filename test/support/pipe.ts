import { execFileSync } from 'node:child_process';

/** Make a named pipe, which waits for a writer when it is read. */
export function makePipe(file: string): void {
  execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', file]);
}
