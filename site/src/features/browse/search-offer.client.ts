import { dispatchData } from '../../client/data-event.client.ts';

/** Offers to search everything for what the filters do not know. */
export interface SearchOffer {
  /** @param words What to search for; empty to offer nothing. */
  show: (words: string) => void;
}

/** @param result The line with the number of incidents. The offer stands at its end. */
export function createSearchOffer(result: HTMLElement): SearchOffer {
  const button = document.createElement('button');
  button.type = 'button';
  button.hidden = true;
  button.className = 'search-offer';
  let query = '';
  button.addEventListener('click', () => dispatchData('search-words', { query }));
  result.append(button);
  return {
    show(words) {
      query = words;
      // A site without incidents has no search.
      button.hidden = words === '' || document.querySelector('.search-open') === null;
      button.textContent = `Search everything for “${words}”`;
    },
  };
}
