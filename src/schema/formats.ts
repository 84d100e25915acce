import { readDate } from '../time/civil.ts';
import { readMoment, readSpan } from '../time/parse.ts';
import { resolveZone } from '../time/zone.ts';

// Whether a text is a moment does not depend on the zone.
const anywhere = { zone: 'UTC', zoneAssumed: false };

/** The formats in schema/postmortem.schema.json that JSON Schema does not define, or defines differently. */
export const formats = {
  /** `2024-08-10T14:30Z`, `2024-08-10 ~14:30`, `2024-08-??`: docs/format.md. JSON Schema's `date-time` requires seconds. */
  moment: (text: string): boolean => readMoment(text, anywhere) !== undefined,
  'moment-or-unknown': (text: string): boolean => text === 'unknown' || formats.moment(text),
  /** `2024-08-10T14:30Z/2024-08-10T16:45Z`, without an end while the incident is ongoing. */
  span: (text: string): boolean => readSpan(text, anywhere) !== undefined,
  /** `Europe/Amsterdam`, `UTC`, `+02:00`. */
  'time-zone': (text: string): boolean => resolveZone(text) !== undefined,
  /** A date that exists, `YYYY-MM-DD`. */
  date: (text: string): boolean => readDate(text) !== undefined,
};
