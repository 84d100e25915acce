import { recall, remember } from '../../client/storage.client.ts';

// Speech recognition may press a single key by accident, so the reader can turn it off:
// https://www.w3.org/TR/WCAG22/#character-key-shortcuts

/** Whether `/` opens the search. */
export function isSlashEnabled(): boolean {
  return recall('slash') !== 'off';
}

/** Turn `/` on or off, on every page. */
export function enableSlash(isEnabled: boolean): void {
  remember('slash', isEnabled ? 'on' : 'off');
  updateSlashHint();
}

/** Show `/` on the search button if it opens the search. */
export function updateSlashHint(): void {
  const hint = document.querySelector<HTMLElement>('.search-open kbd');
  if (hint) hint.hidden = !isSlashEnabled();
}
