import { compareText } from '../../text/collate.ts';
import type { Message } from './schemas.ts';

/** What marks a message that nobody chose a reaction for. */
const pushpins = new Set(['pushpin', 'round_pushpin']);

/**
 * The messages of a channel that become entries.
 *
 * @param reaction The name of the reaction that marks them, without colons. Without one, pinned messages are chosen, or
 *   where there are none, those with a pushpin.
 */
export function chosenOf(messages: readonly Message[], reaction: string | undefined): Message[] {
  if (reaction !== undefined) return messages.filter((message) => reactionsOf(message).includes(nameOf(reaction)));
  const pinned = messages.filter(({ pinned_to: channels }) => channels && channels.length > 0);
  if (pinned.length > 0) return pinned;
  return messages.filter((message) => reactionsOf(message).some((name) => pushpins.has(name)));
}

/** What to tell a user of whose messages none is chosen. */
export function nothingChosen(messages: readonly Message[], reaction: string | undefined): string {
  const counts = new Map<string, number>();
  for (const name of messages.flatMap(reactionsOf)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const found = [...counts].toSorted(([a, first], [b, second]) => second - first || compareText(a, b));
  const occurring = found.map(([name, count]) => `\`${name}\` (${count})`).join(', ') || 'none';
  const wanted = reaction === undefined ? 'pinned message' : `message with the reaction \`${nameOf(reaction)}\``;
  return `Missing a ${wanted}, expected a reaction that marks the entries; messages have ${occurring}`;
}

/** Their names without the tone of the skin. */
function reactionsOf({ reactions }: Message): string[] {
  return Array.from(new Set((reactions ?? []).map(({ name }) => nameOf(name))));
}

function nameOf(reaction: string): string {
  return reaction.replaceAll(/^:|::skin-tone-\d$|:$/g, '');
}
