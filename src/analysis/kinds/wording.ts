import { beginnings, detected } from './detection-wording.ts';
import { ends, recoveries, returns } from './recovery-wording.ts';
import { changes, communications, response } from './response-wording.ts';
import type { Wording } from './words.ts';

/** How each kind is worded, in English. A clause has the highest confidence of the wordings that it contains. */
export const wordings: readonly Wording[] = [
  ...detected,
  ...response,
  ...changes,
  ...communications,
  ...recoveries,
  ...ends,
  ...beginnings,
  ...returns,
];
