import { recall, remember } from '../../client/storage.client.ts';

// A key by itself may be pressed by what people say to their computers: https://www.w3.org/TR/WCAG22/#character-key-shortcuts

/** Whether `/` opens the search. */
export function isSlashOn(): boolean {
  return recall('slash') !== 'off';
}

/** Switch `/` on or off, here and on every other page. */
export function switchSlash(isOn: boolean): void {
  remember('slash', isOn ? 'on' : 'off');
  showSlash();
}

/** Have the button say whether `/` opens the search. */
export function showSlash(): void {
  const hint = document.querySelector<HTMLElement>('.search-open kbd');
  if (hint) hint.hidden = !isSlashOn();
}
