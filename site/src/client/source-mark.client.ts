/** Name the repository of an incident in a copy of a row, or remove the place for the name, as SourceMark.astro does. */
export function showSource(row: Element, name: string | undefined): void {
  const mark = row.querySelector('.source-mark');
  const place = mark?.querySelector('bdi');
  if (!mark || !place) return;
  if (name !== undefined) {
    place.textContent = name;
    return;
  }
  // The space in front of it.
  if (mark.previousSibling?.nodeType === Node.TEXT_NODE) mark.previousSibling.remove();
  mark.remove();
}
