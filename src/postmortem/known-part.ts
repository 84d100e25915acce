import type { ValuePositions } from '../position.ts';
import { findDate } from '../time/civil.ts';
import { dayOf } from '../time/format.ts';
import type { Postmortem } from './postmortem.ts';

/**
 * The part of a postmortem that rules across documents refer to, its ids and its tasks, and what a list of tasks says of
 * it. Plain JSON.
 */
export interface KnownPostmortem extends Pick<
  Postmortem,
  'id' | 'path' | 'title' | 'status' | 'severity' | 'services' | 'tags' | 'visibility' | 'aliases' | 'related' | 'tasks'
> {
  /** The keys of its own fields. */
  fields: string[];
  /** The day on which the impact began, or else that of the file name: `YYYY-MM-DD`. */
  day?: string;
  /** Only those of what other documents may contradict: `related`, and titles and references of `tasks`. */
  positions: ValuePositions;
}

/** Take out the part of a postmortem that other documents and lists of tasks refer to. */
export function knownPartOf(postmortem: Postmortem): KnownPostmortem {
  const { id, path, title, status, severity, services, tags, visibility, aliases, related, tasks, positions } =
    postmortem;
  const start = postmortem.duration[0]?.start;
  const day = start ? dayOf(start, postmortem.timezone) : findDate(id);
  const kept = Object.entries(positions).filter(([pointer]) =>
    /^\/related\/|^\/tasks\/\d+(?:$|\/title$|\/would_prevent\/)/.test(pointer),
  );
  return {
    id,
    path,
    ...(title !== undefined && { title }),
    status,
    ...(severity !== undefined && { severity }),
    services,
    tags,
    visibility,
    ...(day !== undefined && { day }),
    aliases,
    related,
    tasks,
    fields: Object.keys(postmortem.fields),
    positions: Object.fromEntries(kept),
  };
}

/**
 * The part of a text that is enough for `knownPartOf`. Reading the frontmatter alone takes a fraction of the time of
 * reading the whole document.
 *
 * @returns The frontmatter if it states the title and lists the tasks, otherwise the whole text.
 */
export function knownText(text: string): string {
  const [block] = /^\uFEFF?---[ \t]*\r?\n[^]*?\r?\n---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  const isEnough =
    block !== undefined && /^title:[ \t]*\S/m.test(block) && /^tasks:[ \t]*(?:\[|\r?\n[ \t]*-)/m.test(block);
  return isEnough ? block : text;
}
