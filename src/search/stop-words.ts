// Pure: it runs in browsers as well.

/** Words of questions that say nothing about an incident. `no`, `not` and `down` are none: errors have them. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a about an and any are as at be been being but by can could did do does for from had has have how i if in into is it ' +
    'its me my of on or our please should so that the their them then there these they this those to was we were what ' +
    'when where which who whom whose why will with would you your'
  ).split(' '),
);
