import { copyText } from '../../client/clipboard.client.ts';
import { linkedElement } from '../../client/details.client.ts';
import { headingText, linkTo, markdownOf } from './copied-text.client.ts';

const targets = '.entry, #timeline, #tasks, .case-prose :is(h2, h3, h4)[id]';
/** How long it is said that a text was copied. */
const shownFor = 2500;

/**
 * Let readers copy a link to an entry or a heading, or its Markdown. There is one pair of buttons, at the element that is
 * pointed at, has the focus, or was gone to by a link: as few stops of the Tab key for sixty entries as for one.
 */
export function addCopyButtons(page: Document): void {
  if (!page.querySelector(targets)) return;
  const status = page.createElement('p');
  status.className = 'copy-status';
  status.setAttribute('role', 'status');
  page.body.append(status);
  let target: Element | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const copy = async (textOf: (page: Document, element: Element) => string, what: string): Promise<void> => {
    if (!target || !(await copyText(page, textOf(page, target), bar))) return;
    status.textContent = `${what} copied`;
    clearTimeout(timer);
    timer = setTimeout(() => (status.textContent = ''), shownFor);
  };
  const bar = page.createElement('span');
  bar.className = 'copy-bar';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', 'Copy');
  bar.append(
    button(page, '#', 'Copy link', () => copy(linkTo, 'Link')),
    button(page, 'MD', 'Copy as Markdown', () => copy(markdownOf, 'Markdown')),
  );

  const show = (element: Element | undefined): void => {
    if (element === target) return;
    if (target && !target.matches('.entry')) target.removeAttribute('aria-label');
    target = element;
    if (!element) return bar.remove();
    const time = element.querySelector('.entry-time');
    if (time) time.after(bar);
    else {
      // The buttons are no part of the heading's name.
      element.setAttribute('aria-label', headingText(element));
      element.append(bar);
    }
  };
  const targetOf = (node: EventTarget | null): Element | undefined =>
    node instanceof Element ? (node.closest(targets) ?? undefined) : undefined;
  // The dialog gives the focus back to a button when it is closed.
  const isInDialog = (node: EventTarget | null): boolean => node instanceof Element && node.closest('dialog') !== null;
  const hasFocus = (): boolean => target?.contains(page.activeElement) ?? false;
  const showLinked = (): void => {
    const element = linkedElement(page);
    if (element?.matches(targets)) show(element);
  };

  page.addEventListener('pointermove', ({ target: over, pointerType, movementX, movementY }) => {
    // When a page scrolls below a pointer that rests, nobody points at anything.
    const isResting = movementX === 0 && movementY === 0;
    if (pointerType === 'touch' || isResting || isInDialog(over) || bar.querySelector(':focus-visible')) return;
    const element = targetOf(over);
    if (element || !hasFocus()) show(element);
  });
  for (const event of ['click', 'focusin']) {
    page.addEventListener(event, ({ target: over }) => isInDialog(over) || show(targetOf(over)));
  }
  addEventListener('hashchange', showLinked);
  showLinked();
}

function button(page: Document, sign: string, name: string, run: () => Promise<void>): HTMLButtonElement {
  const made = page.createElement('button');
  made.type = 'button';
  made.textContent = sign;
  made.title = name;
  made.setAttribute('aria-label', name);
  made.addEventListener('click', () => void run());
  return made;
}
