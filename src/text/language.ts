/** Whether a BCP 47 tag names English or one of its variants: `en`, `en-GB`. */
export function isEnglish(lang: string): boolean {
  return /^en\b/i.test(lang);
}
