import type { OutputStream } from './io.ts';

/** A line that says how far long work is. */
export interface Progress {
  /** Show that so many of all are done. To be called as often as anything is done. */
  update: (done: number, total: number) => void;
  /** Remove the line. To be called before anything else is written, and when the work fails. */
  done: () => void;
}

/** Work that takes less is not worth reading about. */
const shortestMs = 1000;
const betweenMs = 100;

/** Back to the start of the line, and erase what it shows. */
const clear = '\r\u001B[K';

/**
 * Show how far work is in a line that is drawn again and again: `Checking 312 of 1,000 documents`. It appears on terminals
 * only, and not before the work has taken a second.
 *
 * @param doing What is done to them: `Checking`.
 * @param noun What is counted, in the singular: `document`.
 * @param clock Milliseconds since any moment.
 */
export function createProgress(
  stream: OutputStream,
  doing: string,
  noun: string,
  clock: () => number = () => performance.now(),
): Progress {
  let next = clock() + shortestMs;
  let isShown = false;
  return {
    update(done, total) {
      const now = clock();
      if (now < next || !stream.isTerminal) return;
      next = now + betweenMs;
      isShown = true;
      stream.write(
        `${clear}${doing} ${done.toLocaleString('en')} of ${total.toLocaleString('en')} ${noun}${total === 1 ? '' : 's'}`,
      );
    },
    done() {
      if (isShown) stream.write(clear);
      isShown = false;
    },
  };
}
