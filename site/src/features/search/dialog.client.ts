import { isSlashOn, switchSlash } from './slash-shortcut.client.ts';
import { element } from './dom.client.ts';
import { hitGroups, type HitOptions } from './hits.client.ts';
import type { Library } from './search-index.client.ts';
import type { Loader } from './index-loader.client.ts';
import { noteOf } from './status-line.client.ts';

/** The dialog of the search: a combobox, whose list box stays below it. */
export class Dialog {
  readonly #library: Library;
  readonly #loader: Loader;
  readonly #options: HitOptions;
  readonly #note = element('p', { class: 'search-note', role: 'status' });
  readonly #list = element('div', { id: 'search-list', class: 'hits', role: 'listbox', 'aria-label': 'Hits' });
  readonly #more = element('button', { type: 'button', class: 'search-more' });
  readonly #input = element('input', {
    type: 'search',
    role: 'combobox',
    'aria-label': 'Search incidents, timelines and tasks',
    'aria-controls': 'search-list',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    enterkeyhint: 'go',
    placeholder: 'Words, services, tags',
  });
  readonly #slash = element('input', { type: 'checkbox' });
  readonly #box: HTMLDialogElement;
  #chosen = 0;

  constructor(library: Library, loader: Loader, options: HitOptions) {
    this.#library = library;
    this.#loader = loader;
    this.#options = options;
    this.#box = this.#build();
    this.#listen();
    document.body.append(this.#box);
  }

  open(): void {
    this.#slash.checked = isSlashOn();
    if (!this.#box.open) this.#box.showModal();
    this.#input.select();
    void this.#loader.start();
    this.refresh();
  }

  /** Search once more: the query is another one, or more can be found. */
  refresh(): void {
    const kept = this.#option()?.href;
    const found = this.#library.find(this.#input.value);
    const { progress } = this.#loader;
    this.#note.setAttribute('aria-busy', String(progress.isReading));
    this.#note.replaceChildren(...noteOf(found, progress));
    this.#list.replaceChildren(...hitGroups(found, this.#options));
    const { isReading, rest = '' } = progress;
    this.#more.hidden = rest === '' || found.words.length === 0;
    this.#more.textContent = isReading ? `Reading ${rest} …` : `Search ${rest}, too`;
    const place = this.#hits().findIndex(({ href }) => href === kept);
    this.#choose(Math.max(0, place));
  }

  #build(): HTMLDialogElement {
    const key = (name: string) => element('kbd', {}, name);
    const close = element('button', { type: 'button', class: 'quiet' }, 'Close ', key('Esc'));
    close.addEventListener('click', () => this.#close());
    return element(
      'dialog',
      { class: 'search', 'aria-label': 'Search' },
      element('div', { class: 'search-head' }, ...lens(), this.#input, close),
      this.#note,
      this.#list,
      this.#more,
      element(
        'p',
        { class: 'search-foot' },
        element('span', { class: 'search-keys' }, key('↓'), ' ', key('↑'), ' choose'),
        element('span', { class: 'search-keys' }, key('Enter'), ' open'),
        element('label', {}, this.#slash, ' Open with ', key('/')),
      ),
    );
  }

  #listen(): void {
    this.#input.addEventListener('input', () => {
      this.#list.replaceChildren();
      this.refresh();
    });
    this.#input.addEventListener('keydown', (event) => this.#press(event));
    this.#slash.addEventListener('change', () => switchSlash(this.#slash.checked));
    this.#more.addEventListener('click', () => {
      this.#input.focus();
      void this.#loader.readMore();
    });
    this.#list.addEventListener('pointermove', ({ target }) => {
      const index = target instanceof Element ? this.#hits().findIndex((hit) => hit.contains(target)) : -1;
      if (index >= 0) this.#choose(index);
    });
    this.#list.addEventListener('click', ({ target, ctrlKey, metaKey, shiftKey }) => {
      if (ctrlKey || metaKey || shiftKey || !(target instanceof Element) || !target.closest('a')) return;
      this.#box.close();
    });
    this.#box.addEventListener('click', ({ target }) => {
      // What is beside the dialog belongs to it.
      if (target === this.#box) this.#close();
    });
    // Escape, wherever in the dialog.
    this.#box.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.#close();
    });
  }

  #close(): void {
    this.#box.close();
    // Browsers go back to what had the focus before; when that was nothing, the button is what opens it again.
    const focused = document.activeElement ?? document.body;
    if (focused !== document.body && !this.#box.contains(focused)) return;
    document.querySelector<HTMLElement>('.search-open')?.focus({ preventScroll: true });
  }

  #press(event: KeyboardEvent): void {
    // In some scripts, Enter ends a word, and the arrows choose one.
    if (event.isComposing) return;
    const { key, ctrlKey, metaKey } = event;
    const hits = this.#hits();
    if (key === 'Escape') {
      // Else, browsers only empty the field first.
      event.preventDefault();
      this.#close();
    } else if (key === 'Enter') {
      event.preventDefault();
      hits[this.#chosen]?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey }));
    } else if ((key === 'ArrowDown' || key === 'ArrowUp') && hits.length > 0) {
      event.preventDefault();
      this.#choose((this.#chosen + (key === 'ArrowDown' ? 1 : -1) + hits.length) % hits.length);
      this.#option()?.scrollIntoView({ block: 'nearest' });
    }
  }

  #choose(index: number): void {
    this.#option()?.setAttribute('aria-selected', 'false');
    this.#chosen = index;
    const option = this.#option();
    option?.setAttribute('aria-selected', 'true');
    this.#input.setAttribute('aria-expanded', String(option !== undefined));
    if (option) this.#input.setAttribute('aria-activedescendant', option.id);
    else this.#input.removeAttribute('aria-activedescendant');
  }

  #option(): HTMLAnchorElement | undefined {
    return this.#hits()[this.#chosen];
  }

  #hits(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll<HTMLAnchorElement>('.hit')];
  }
}

/** As on the button. */
function lens(): Node[] {
  const drawing = document.querySelector('.search-open svg');
  return drawing ? [drawing.cloneNode(true)] : [];
}
