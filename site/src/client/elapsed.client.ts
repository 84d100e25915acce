import { formatSeconds } from '../../../src/text/seconds.ts';

const minute = 60_000;

/** Show how long ongoing incidents have lasted, and count up every minute. */
export function countElapsed(page: Document): void {
  const places = [...page.querySelectorAll<HTMLElement>('[data-elapsed]')];
  if (places.length === 0) return;
  const refresh = (): void => {
    for (const place of places) {
      const seconds = Math.floor((Date.now() - Date.parse(place.dataset.elapsed ?? '')) / minute) * 60;
      place.textContent = seconds >= 60 ? ` (${formatSeconds(seconds)})` : '';
    }
  };
  refresh();
  setInterval(refresh, minute);
}
