/** Work in steps that waits until the browser has nothing else to do, so that a key is never kept waiting. */
export interface IdleWork {
  /**
   * Replace the steps that wait.
   *
   * @param step Called until it returns false.
   */
  run: (step: () => boolean) => void;
  stop: () => void;
}

/** Milliseconds after which a step is due even though the browser is busy. */
const longestWait = 1000;

export function createIdleWork(): IdleWork {
  let latest = 0;
  const next = (step: () => boolean, id: number): void =>
    whenIdle(() => {
      if (id === latest && step()) next(step, id);
    });
  return {
    run(step) {
      latest += 1;
      next(step, latest);
    },
    stop() {
      latest += 1;
    },
  };
}

function whenIdle(callback: () => void): void {
  // Safari has none.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(callback, { timeout: longestWait });
  else setTimeout(callback, 20);
}
