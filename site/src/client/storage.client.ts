// Of a page from disk, some browsers refuse to remember anything.

/** What was remembered under a name; `null` when nothing was, or may be. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`casebook.${name}`);
  } catch {
    return null;
  }
}

/** Remember something from page to page, where that is possible. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`casebook.${name}`, value);
  } catch {
    // Then it holds for this page.
  }
}
