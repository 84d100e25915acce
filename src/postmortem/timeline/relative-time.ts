import { epochSeconds, type Moment } from '../../time/moment.ts';

/** The moment that `T+12m` means, which is as precise as its zero. */
export function shiftMoment(zero: Moment, seconds: number, text: string): Moment {
  const shift = (instant: string): string =>
    new Date((epochSeconds(instant) + seconds) * 1000).toISOString().replace('.000Z', 'Z');
  const { statedDate: _date, ...moment } = zero;
  return { ...moment, text, earliest: shift(zero.earliest), latest: shift(zero.latest) };
}
