import { createHash } from 'node:crypto';
import type { CheckedFile } from '../lint/run.ts';
import { decode } from '../markdown/source.ts';
import type { Message } from '../message.ts';

/**
 * What identifies each message of a file for a host that compares runs: 32 hexadecimal digits, unique in the file.
 *
 * They are made of the path, the rule, the reason without its numbers, and the text of the line, so that they stay the
 * same when lines move or days pass. Equal ones are counted. Messages that are not reported count as well: the others
 * keep their fingerprints when one is suppressed.
 */
export function fingerprintsOf({ path, source, messages, suppressed }: CheckedFile): Map<Message, string> {
  const lines = (decode(source.text) ?? '').split(/\r\n|\n|\r/);
  const seen = new Map<string, number>();
  const inOrder = [...messages, ...suppressed].toSorted((a, b) => a.place.start.offset - b.place.start.offset);
  return new Map(
    inOrder.map((message) => {
      const { ruleId, reason, place } = message;
      const line = (lines[place.start.line - 1] ?? '').trim().replaceAll(/\s+/g, ' ');
      const identity = JSON.stringify([path, ruleId, reason.replaceAll(/\d+/g, '0'), line]);
      const ordinal = seen.get(identity) ?? 0;
      seen.set(identity, ordinal + 1);
      return [message, createHash('sha256').update(`${identity}${ordinal}`).digest('hex').slice(0, 32)];
    }),
  );
}
