import { readDate, readMoment, readSpan } from '../time/parse.ts';
import { resolveZone } from '../time/zone.ts';

// The zone makes no difference to whether a text is a moment.
const anywhere = { zone: 'UTC', zoneAssumed: false };

/** The formats of schema/postmortem.schema.json that JSON Schema does not know, or means otherwise. */
export const formats = {
  /** `2024-08-10T14:30Z`, `2024-08-10 ~14:30`, `2024-08-??`: docs/format.md. JSON Schema's `date-time` wants seconds. */
  moment: (text: string): boolean => readMoment(text, anywhere) !== undefined,
  'moment-or-unknown': (text: string): boolean => text === 'unknown' || formats.moment(text),
  /** `2024-08-10T14:30Z/2024-08-10T16:45Z`, without what follows the stroke while it goes on. */
  span: (text: string): boolean => readSpan(text, anywhere) !== undefined,
  /** `Europe/Amsterdam`, `UTC`, `+02:00`. */
  'time-zone': (text: string): boolean => resolveZone(text) !== undefined,
  /** A day that exists, `YYYY-MM-DD`. */
  date: (text: string): boolean => readDate(text) !== undefined,
};
