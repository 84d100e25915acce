import type { ComponentChildren } from 'preact';
import { fewest, fewestForNinetieth } from '../../../../src/analysis/statistics.ts';
import { ChartSection } from './ChartSection.tsx';

/** How figures are calculated. */
export function HowCounted(): ComponentChildren {
  return (
    <ChartSection
      id="how"
      title="How figures are calculated"
      figure={
        <div class="ways">
          <p>
            Incidents and security incidents count from status <code>in_review</code> on; drafts, withdrawn write-ups
            and duplicates do not. A missing figure is unknown, never zero, and its number is given beside n.
          </p>
          <p>
            An imprecise time makes the duration a range. It is drawn at the middle of the range on the logarithmic
            axis, with a line from the shortest to the longest possible duration. ≈ marks figures that depend on it.
          </p>
          <p>
            Half of the known incidents took no longer than the median. The interval contains the median of many more
            such incidents in 95 of 100 cases; it is the percentile interval of the bootstrap, with the shortest
            possible durations for its lower end and the longest for its upper end. With few incidents it is wide, and
            still a little too narrow. Below n = {fewest} there is no median, below n = {fewestForNinetieth} no 90th
            percentile.
          </p>
          <p>
            There are no arrows and no rankings of teams: with numbers this small, nearly all such differences are
            chance. Medians of periods are beside their intervals, and a difference is only shown where two intervals do
            not overlap. Even then, one of many such pairs may be chance.
          </p>
        </div>
      }
    />
  );
}
