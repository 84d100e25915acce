/**
 * Write a text to the clipboard.
 *
 * @param place An element that may hold a field for a moment: what happens when the focus goes elsewhere does not happen.
 * @returns Whether it is there. If not, a dialog shows the text, for the reader to copy.
 */
export async function copyText(page: Document, text: string, place: Element): Promise<boolean> {
  // Pages from disk and over HTTP have no `navigator.clipboard`, and a browser may refuse its use.
  const { clipboard } = navigator as { clipboard?: Clipboard };
  try {
    if (clipboard) {
      await clipboard.writeText(text);
      return true;
    }
  } catch {
    // The old way may be allowed.
  }
  if (copySelected(page, text, place)) return true;
  showText(page, text);
  return false;
}

function copySelected(page: Document, text: string, place: Element): boolean {
  const focused = page.activeElement;
  const field = fieldWith(page, text);
  field.className = 'vh';
  place.append(field);
  field.select();
  // Deprecated, and the only way on pages from disk.
  const isCopied = page.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return isCopied;
}

function showText(page: Document, text: string): void {
  const dialog = page.createElement('dialog');
  const label = page.createElement('label');
  const close = page.createElement('button');
  dialog.className = 'copy-dialog';
  label.append('The browser lets no page use the clipboard. Copy this text:', fieldWith(page, text));
  close.type = 'button';
  close.textContent = 'Close';
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  dialog.append(label, close);
  page.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('textarea')?.select();
}

function fieldWith(page: Document, text: string): HTMLTextAreaElement {
  const field = page.createElement('textarea');
  field.readOnly = true;
  field.rows = 4;
  field.value = text;
  return field;
}
