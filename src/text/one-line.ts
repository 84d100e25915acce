/** A text with every run of white space, ends of lines included, as one space, and none at its ends. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
