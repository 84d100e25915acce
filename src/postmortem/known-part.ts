import type { ValuePositions } from '../position.ts';
import type { Postmortem } from './postmortem.ts';

/** The part of a postmortem that rules across documents refer to: its ids and its tasks. Plain JSON. */
export interface KnownPostmortem extends Pick<Postmortem, 'id' | 'path' | 'status' | 'aliases' | 'related' | 'tasks'> {
  /** Only those of what other documents may contradict: `related`, and titles and references of `tasks`. */
  positions: ValuePositions;
}

/** Take out the part of a postmortem that rules across documents refer to. */
export function knownPartOf({ id, path, status, aliases, related, tasks, positions }: Postmortem): KnownPostmortem {
  const kept = Object.entries(positions).filter(([pointer]) =>
    /^\/related\/|^\/tasks\/\d+(?:$|\/title$|\/would_prevent\/)/.test(pointer),
  );
  return { id, path, status, aliases, related, tasks, positions: Object.fromEntries(kept) };
}

/**
 * The part of a text that is enough for `knownPartOf`. Reading the frontmatter alone takes a fraction of the time of
 * reading the whole document.
 *
 * @returns The frontmatter if it lists the tasks, otherwise the whole text.
 */
export function knownText(text: string): string {
  const [block] = /^\uFEFF?---[ \t]*\r?\n[^]*?\r?\n---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  return block !== undefined && /^tasks:[ \t]*(?:\[|\r?\n[ \t]*-)/m.test(block) ? block : text;
}
