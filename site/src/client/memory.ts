/** What the reader chose on an earlier page; `undefined` where the browser keeps nothing. */
export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(`casebook.${key}`) ?? undefined;
  } catch (error) {
    // Some browsers refuse from disk, and some readers everywhere.
    if (!(error instanceof DOMException)) throw error;
    return undefined;
  }
}

/** Keep what the reader chose for other pages and days, where the browser keeps anything. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`casebook.${key}`, value);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
