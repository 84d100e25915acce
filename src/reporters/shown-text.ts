import { plainLine } from '../text/plain-text.ts';
import { maskSecrets } from '../text/secrets.ts';

/**
 * Text that a document may have influenced, as part of one line of a report: plain, without credentials, since more
 * people read reports than documents, and cut if it is very long.
 */
export function shownText(text: string): string {
  return plainLine(maskSecrets(text), longestText);
}

/** In UTF-16 code units. The longest message of a rule, which lists the known keys, has about 500. */
const longestText = 1000;
