import { readControls, setControls } from '../../client/url-state.client.ts';
import { formatBrush, parseBrush } from './brush-param.ts';
import type { Brush } from './overview-scale.ts';
import { chosenDays, periodFromUrl, periodToUrl } from './period.ts';

/** What the filters of a page do. */
export interface FilterActions {
  /** Show what the filters find. `isDone` is false if the URL says so already. */
  apply: (isDone?: boolean) => Promise<void>;
  /** The box that is drawn on the overview is another one. */
  setBrush: (brush: Brush | undefined) => void;
  /** Show nothing more until the next `apply`: the reader is typing. */
  stop: () => void;
  /** The reader is about to use the filters. */
  prepare: () => void;
  /** The controls that clearing the filters leaves as they are. */
  unfiltered: () => URLSearchParams;
}

/** Milliseconds after a key before the filters are applied: whoever types fast sees the keys first. */
const typingPause = 80;

/** Set the filters from the URL, and apply them whenever the reader or the URL changes them. */
export function watchFilters(form: HTMLElement, clear: HTMLElement, actions: FilterActions): void {
  let typing: ReturnType<typeof setTimeout> | undefined;
  const apply = (isDone?: boolean): void => {
    clearTimeout(typing);
    typing = undefined;
    form.querySelector('.days')?.toggleAttribute('hidden', readControls(form).get('period') !== chosenDays);
    void actions.apply(isDone);
  };
  const restoreFromUrl = (): void => {
    const params = periodFromUrl(new URLSearchParams(location.search));
    actions.setBrush(parseBrush(params.get('box') ?? ''));
    setControls(form, params);
    apply(false);
  };

  restoreFromUrl();
  form.addEventListener('input', ({ target }) => {
    clearTimeout(typing);
    if (target instanceof HTMLInputElement && target.type === 'search') {
      actions.stop();
      typing = setTimeout(apply, typingPause);
    } else apply();
  });
  // Enter, and leaving the field, do not wait.
  form.addEventListener('change', () => typing !== undefined && apply());
  form.addEventListener('focusin', actions.prepare, { once: true });
  clear.addEventListener('click', () => {
    setControls(form, actions.unfiltered());
    actions.setBrush(undefined);
    apply();
    form.querySelector<HTMLElement>('[name]')?.focus();
  });
  addEventListener('popstate', restoreFromUrl);
  // Some browsers restore the form as it was left, whatever the URL says.
  addEventListener('pageshow', restoreFromUrl);
}

/** What the filters are set to: as they are compared, and, with the box on the overview, as the page's URL says it. */
export function readFilters(
  form: HTMLElement,
  brush: Brush | undefined,
): Record<'params' | 'written', URLSearchParams> {
  const params = periodToUrl(readControls(form));
  return { params, written: new URLSearchParams([...params, ...(brush ? [['box', formatBrush(brush)]] : [])]) };
}
