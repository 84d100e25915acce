import type { ComponentChildren } from 'preact';
import { middleOf } from '../../../../src/analysis/statistics.ts';
import { durationAxis, positionOn } from '../../shared/log-scale.ts';
import { percent, rounded } from '../../shared/svg.ts';
import type { ServiceData } from './services-data.ts';

interface Props {
  of: Pick<ServiceData, 'marks' | 'bins'>;
}

/** Incidents by duration, on the axis in the header of the table; as a histogram when marks would blur. */
export function ServiceLine({ of: { marks, bins } }: Props): ComponentChildren {
  const xOf = (share: number) => 2 + share * 95;
  const xOfDuration = (seconds: number) => xOf(positionOn(durationAxis, seconds));
  return (
    <svg class="svc-line chart" aria-hidden="true" width="100%" height="22">
      <use href="#svc-axis" />
      {bins.map(({ from, to, share }) => (
        <rect
          class="bar"
          x={percent(xOf(from))}
          width={percent(xOf(to) - xOf(from))}
          y={rounded(21 - share * 20)}
          height={rounded(share * 20)}
        />
      ))}
      {marks.map(({ title, rank, length }) => {
        const [from, to] = [xOfDuration(length.least), xOfDuration(length.most)];
        return (
          <>
            {to - from > 1 && <line class="range" x1={percent(from)} x2={percent(to)} y1="11" y2="11" />}
            <use href={`#s${rank}`} class={`sev-${rank}`} x={percent(xOfDuration(middleOf(length)))} y="11">
              <title>{title}</title>
            </use>
          </>
        );
      })}
    </svg>
  );
}
