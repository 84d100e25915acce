/**
 * The part of a document that other documents refer to: its ids and its tasks. Reading the frontmatter alone takes a
 * fraction of the time of reading the whole document.
 *
 * @returns The frontmatter if it lists the tasks, otherwise the whole text.
 */
export function knownPart(text: string): string {
  const [block] = /^\uFEFF?---[ \t]*\r?\n[^]*?\r?\n---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  return block !== undefined && /^tasks:[ \t]*(?:\[|\r?\n[ \t]*-)/m.test(block) ? block : text;
}
