import type { Search } from './search.client.ts';
import { loadScript } from '../../client/load-script.client.ts';
import { isSlashOn, showSlash } from './slash-shortcut.client.ts';

/**
 * Put the button of the search into the page, and have keys do the same. What searches is loaded on first use.
 *
 * @param today The reader's date, `YYYY-MM-DD`.
 */
export function offerSearch(today: string): void {
  const template = document.querySelector<HTMLTemplateElement>('template[data-search]');
  if (!template) return;
  const { search = '', root = '' } = template.dataset;
  template.replaceWith(template.content);
  showSlash();
  let isLoading = false;
  const open = async (): Promise<void> => {
    if (isLoading) return;
    try {
      isLoading = true;
      if (!window.casebookSearch) await loadScript(search);
    } catch {
      // The next click tries again.
    } finally {
      isLoading = false;
    }
    window.casebookSearch?.open({ root, today });
  };
  document.querySelector('.search-open')?.addEventListener('click', () => void open());
  addEventListener('keydown', (event) => {
    if (!isKeyOfSearch(event)) return;
    event.preventDefault();
    void open();
  });
}

function isKeyOfSearch(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
  if (altKey || event.defaultPrevented) return false;
  if (ctrlKey || metaKey) return key === 'k' && !shiftKey;
  return key === '/' && isSlashOn() && !(target instanceof Element && target.matches('input, select, textarea'));
}

declare global {
  interface Window {
    /** There when the script of the search has been loaded. */
    casebookSearch?: Search;
  }
}
