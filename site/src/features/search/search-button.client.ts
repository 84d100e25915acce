import { dispatchData, onData } from '../../client/data-event.client.ts';
import { loadScript } from '../../client/load-script.client.ts';
import type { HitOptions } from './hits.client.ts';
import { isSlashEnabled, updateSlashHint } from './slash-shortcut.client.ts';

/**
 * Add the search button to the page, and its keyboard shortcuts. The script of the search is loaded on first use.
 *
 * @param today The reader's date, `YYYY-MM-DD`.
 */
export function addSearchButton(today: string): void {
  const template = document.querySelector<HTMLTemplateElement>('template[data-search]');
  if (!template) return;
  const { search = '', root = '' } = template.dataset;
  template.replaceWith(template.content);
  updateSlashHint();
  let isLoading = false;
  let isLoaded = false;
  const open = async (query?: string): Promise<void> => {
    if (isLoading) return;
    try {
      isLoading = true;
      if (!isLoaded) await loadScript(search);
      isLoaded = true;
    } catch {
      // The next click tries again.
    } finally {
      isLoading = false;
    }
    if (isLoaded)
      dispatchData('search-page', { root, today, ...(query !== undefined && { query }) } satisfies HitOptions);
  };
  document.querySelector('.search-open')?.addEventListener('click', () => void open());
  onData('search-words', ({ query }: { query: string }) => void open(query));
  addEventListener('keydown', (event) => {
    if (!isSearchShortcut(event)) return;
    event.preventDefault();
    void open();
  });
}

function isSearchShortcut(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
  if (altKey || event.defaultPrevented) return false;
  if (ctrlKey || metaKey) return key === 'k' && !shiftKey;
  return key === '/' && isSlashEnabled() && !(target instanceof Element && target.matches('input, select, textarea'));
}
