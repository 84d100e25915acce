import { Temporal } from 'temporal-polyfill';
import { instantsOf, localTimeAt } from '../../src/time/zone-clock.ts';
import { mulberry32 } from './mulberry32.ts';

/** The zones of the database, and offsets. */
export const zonesToCompare = [...Intl.supportedValuesOf('timeZone'), '+05:30', '-12:00', '+14:00', 'UTC'];

const [firstYear, lastYear] = [Date.UTC(1900, 0) / 1000, Date.UTC(2101, 0) / 1000];

/**
 * Compare the arithmetic of src/time with Temporal in every zone of the database: half at random moments from 1900 to
 * 2100, half within a day of a change of the clock, where gaps and overlaps are.
 *
 * @param perZone Number of moments.
 * @returns A line for each difference.
 */
export function compareWithTemporal({ perZone, seed }: { perZone: number; seed: number }): string[] {
  const random = mulberry32(seed);
  const anywhere = (): number => Math.floor(firstYear + random() * (lastYear - firstYear));
  return zonesToCompare.flatMap((zone) =>
    Array.from({ length: perZone }, (_, index) => (index % 2 === 0 ? anywhere() : nearChange(zone, anywhere, random)))
      // Of a local time that is skipped or repeated, and of the instant with the same number.
      .flatMap((seconds) => [...differencesAt(seconds, zone), ...differencesOfLocal(seconds, zone)]),
  );
}

/** A local time within a day of a change of the clock, most of them within an hour; anywhere in a zone with few. */
function nearChange(zone: string, anywhere: () => number, random: () => number): number {
  for (let tries = 0; tries < 4; tries += 1) {
    const seconds = anywhere();
    const [at, later] = [zoned(seconds, zone), zoned(seconds + 190 * 86_400, zone)];
    // Temporal needs milliseconds to find a change that is decades away.
    const change = at.offsetNanoseconds === later.offsetNanoseconds ? undefined : at.getTimeZoneTransition('next');
    if (!change) continue;
    const distance = Math.round(((random() - 0.5) * 2) ** 3 * 86_400);
    return change.epochMilliseconds / 1000 + change.offsetNanoseconds / 1e9 + distance;
  }
  return anywhere();
}

function zoned(seconds: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(zone);
}

function differencesAt(seconds: number, zone: string): string[] {
  const expected = zoned(seconds, zone);
  const { date, clock, offsetSeconds } = localTimeAt(seconds, zone);
  const shown = `${date}T${clock} ${offsetSeconds}`;
  const right = `${expected.toPlainDateTime().toString()} ${expected.offsetNanoseconds / 1e9}`;
  return shown === right ? [] : [`${seconds} in ${zone} is ${right}, not ${shown}`];
}

/** @param seconds Since 1970-01-01T00:00 on the clock of the zone. */
function differencesOfLocal(seconds: number, zone: string): string[] {
  const local = zoned(seconds, 'UTC').toPlainDateTime();
  const at = (disambiguation: 'earlier' | 'later' | 'compatible' | 'reject'): number =>
    local.toZonedDateTime(zone, { disambiguation }).epochMilliseconds / 1000;
  const { earlier, later, change } = instantsOf(seconds, zone);
  const compatible = change === 'skipped' ? later : earlier;
  const shown = [earlier, later, compatible, change !== undefined].join(' ');
  const right = [at('earlier'), at('later'), at('compatible'), rejects(at)].join(' ');
  return shown === right ? [] : [`${local.toString()} in ${zone} is ${right}, not ${shown}`];
}

function rejects(at: (disambiguation: 'reject') => number): boolean {
  try {
    at('reject');
    return false;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return true;
  }
}
