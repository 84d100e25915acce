// Some browsers refuse access to the storage on pages that were opened from disk.

/** Read a value from the local storage; `null` when it is not there or the storage is not available. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`casebook.${name}`);
  } catch {
    return null;
  }
}

/** Write a value to the local storage, if it is available. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`casebook.${name}`, value);
  } catch {
    // The value holds for this page only.
  }
}
