// Pure, and bundled into the site's renderer.

/** A key as words: `x_data_centre`, `data-centre` and `dataCentre` become `Data centre`. */
export function wordsOfKey(key: string): string {
  const words = key
    .replace(/^x_+/, '')
    .replaceAll(
      /(\p{Ll})(\p{Lu})(?=\p{Ll})/gu,
      (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
    )
    .replaceAll(/[_\s-]+/g, ' ')
    .trim();
  return words === '' ? key : words.charAt(0).toUpperCase() + words.slice(1);
}
