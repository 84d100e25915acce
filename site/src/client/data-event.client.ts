import type { DataEvent, DataName } from '../../../src/publish/data-script.ts';

/** Hand over data to other scripts of the page. */
export function dispatchData(name: DataName, detail: object): void {
  const type: DataEvent = `casebook-${name}`;
  dispatchEvent(new CustomEvent(type, { detail }));
}

/**
 * Receive the data that scripts hand over as events of the window.
 *
 * @param receive Called for each event; the build wrote the data.
 */
export function onData(name: DataName, receive: (data: never) => void, options?: AddEventListenerOptions): void {
  const type: DataEvent = `casebook-${name}`;
  addEventListener(
    type,
    (event) => {
      // The cast: only scripts of the site dispatch this event, with what belongs to the name.
      if (event instanceof CustomEvent) receive(event.detail as never);
    },
    options,
  );
}
