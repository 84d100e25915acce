import { enableSlash, isSlashEnabled } from './slash-shortcut.client.ts';
import { createElement } from './dom.client.ts';
import { hitGroups, type HitOptions } from './hits.client.ts';
import type { IndexLoader } from './index-loader.client.ts';
import { QueryRunner, type LiveSearch } from './live-search.client.ts';
import { statusText } from './status-line.client.ts';

/** The search dialog: a combobox with a list box that is always visible. */
export class SearchDialog {
  readonly #loader: IndexLoader;
  readonly #runner: QueryRunner;
  readonly #options: HitOptions;
  readonly #status = createElement('p', { class: 'search-note', role: 'status' });
  readonly #list = createElement('div', { id: 'search-list', class: 'hits', role: 'listbox', 'aria-label': 'Results' });
  readonly #more = createElement('button', { type: 'button', class: 'search-more' }, 'Show more');
  readonly #check = createElement('button', { type: 'button', class: 'search-more' }, 'Check more');
  readonly #input = createElement('input', {
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
  readonly #slash = createElement('input', { type: 'checkbox' });
  readonly #dialog: HTMLDialogElement;
  #selected = 0;
  /** Whether the reader has moved past the last hit, and waits for the next one. */
  #isMoving = false;

  constructor(loader: IndexLoader, options: HitOptions) {
    this.#loader = loader;
    this.#options = options;
    this.#runner = new QueryRunner(loader, (live) => this.#show(live));
    this.#dialog = this.#build();
    this.#listen();
    document.body.append(this.#dialog);
  }

  /** @param query What to search for; absent to leave what was searched last. */
  open(query?: string): void {
    if (query !== undefined) this.#input.value = query;
    this.#slash.checked = isSlashEnabled();
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#input.select();
    if (this.#loader.isBroken) this.#loader.reset();
    this.#runner.search(this.#input.value, false);
  }

  /** While files are loaded, the earlier results stay. */
  #show({ isBusy, results }: LiveSearch): void {
    this.#status.setAttribute('aria-busy', String(isBusy));
    this.#list.setAttribute('aria-busy', String(isBusy));
    if (isBusy) {
      if (this.#hits().length === 0) this.#status.replaceChildren('Searching …');
      return;
    }
    this.#status.replaceChildren(...statusText(results));
    const earlier = new Set(this.#hits().map(({ href }) => href));
    const { href } = this.#option() ?? {};
    this.#list.replaceChildren(...(results ? hitGroups(results, this.#options) : []));
    const { incidents = [], tasks = [], incidentCount = 0, taskCount = 0, checked } = results ?? {};
    this.#more.hidden = incidents.length + tasks.length === incidentCount + taskCount;
    this.#check.hidden = checked === undefined;
    const next = this.#hits().findIndex((hit) => (this.#isMoving ? !earlier.has(hit.href) : hit.href === href));
    this.#select(Math.max(0, next));
    if (this.#isMoving) this.#option()?.scrollIntoView({ block: 'nearest' });
    this.#isMoving = false;
  }

  #build(): HTMLDialogElement {
    const key = (name: string) => createElement('kbd', {}, name);
    const close = createElement(
      'button',
      { type: 'button', class: 'quiet' },
      createElement('span', {}, 'Close'),
      ' ',
      key('Esc'),
    );
    close.addEventListener('click', () => this.#close());
    return createElement(
      'dialog',
      { class: 'search', 'aria-label': 'Search' },
      createElement('div', { class: 'search-head' }, ...lens(), this.#input, close),
      this.#status,
      this.#list,
      this.#check,
      this.#more,
      createElement(
        'p',
        { class: 'search-foot' },
        createElement('span', { class: 'search-keys' }, key('↓'), ' ', key('↑'), ' select'),
        createElement('span', { class: 'search-keys' }, key('Enter'), ' open'),
        createElement('label', {}, this.#slash, ' Open with ', key('/')),
      ),
    );
  }

  #listen(): void {
    this.#input.addEventListener('input', () => {
      this.#isMoving = false;
      this.#runner.search(this.#input.value, true);
    });
    this.#input.addEventListener('keydown', (event) => this.#press(event));
    this.#slash.addEventListener('change', () => enableSlash(this.#slash.checked));
    this.#more.addEventListener('click', () => {
      this.#input.focus();
      this.#runner.showMore();
    });
    this.#check.addEventListener('click', () => {
      this.#input.focus();
      this.#runner.checkMore();
    });
    this.#list.addEventListener('pointermove', ({ target }) => {
      const index = target instanceof Element ? this.#hits().findIndex((hit) => hit.contains(target)) : -1;
      if (index >= 0) this.#select(index);
    });
    this.#list.addEventListener('click', ({ target, ctrlKey, metaKey, shiftKey }) => {
      if (ctrlKey || metaKey || shiftKey || !(target instanceof Element) || !target.closest('a')) return;
      this.#dialog.close();
    });
    this.#dialog.addEventListener('click', ({ target }) => {
      // A click on the backdrop has the dialog as its target.
      if (target === this.#dialog) this.#close();
    });
    // Escape, wherever the focus is.
    this.#dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.#close();
    });
  }

  #close(): void {
    this.#dialog.close();
    // Browsers give the focus back to the element that had it. If none had, focus the button that opens the dialog.
    const focused = document.activeElement ?? document.body;
    if (focused !== document.body && !this.#dialog.contains(focused)) return;
    document.querySelector<HTMLElement>('.search-open')?.focus({ preventScroll: true });
  }

  #press(event: KeyboardEvent): void {
    // An input method uses Enter and the arrow keys to choose characters.
    if (event.isComposing) return;
    const { key, ctrlKey, metaKey } = event;
    const hits = this.#hits();
    if (key === 'Escape') {
      // Otherwise some browsers only clear the field.
      event.preventDefault();
      this.#close();
    } else if (key === 'Enter') {
      event.preventDefault();
      void this.#follow({ ctrlKey, metaKey });
    } else if ((key === 'ArrowDown' || key === 'ArrowUp') && hits.length > 0) {
      event.preventDefault();
      this.#move(key === 'ArrowDown' ? 1 : -1, hits.length);
    }
  }

  async #follow(keys: Pick<MouseEventInit, 'ctrlKey' | 'metaKey'>): Promise<void> {
    // What is shown may be of an earlier query.
    await this.#runner.settled;
    this.#option()?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...keys }));
  }

  #move(by: 1 | -1, count: number): void {
    const isPastEnd = by > 0 && this.#selected === count - 1;
    if (isPastEnd && !this.#more.hidden) {
      this.#isMoving = true;
      this.#runner.showMore();
      return;
    }
    this.#select((this.#selected + by + count) % count);
    this.#option()?.scrollIntoView({ block: 'nearest' });
  }

  #select(index: number): void {
    this.#option()?.setAttribute('aria-selected', 'false');
    this.#selected = index;
    const option = this.#option();
    option?.setAttribute('aria-selected', 'true');
    this.#input.setAttribute('aria-expanded', String(option !== undefined));
    if (option) this.#input.setAttribute('aria-activedescendant', option.id);
    else this.#input.removeAttribute('aria-activedescendant');
  }

  #option(): HTMLAnchorElement | undefined {
    return this.#hits()[this.#selected];
  }

  #hits(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll<HTMLAnchorElement>('.hit')];
  }
}

/** The drawing on the search button. */
function lens(): Node[] {
  const svg = document.querySelector('.search-open svg');
  return svg ? [svg.cloneNode(true)] : [];
}
