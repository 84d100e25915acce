import { clsx } from 'clsx';
import type { ComponentChildren } from 'preact';
import { plotLeft, plotRight } from './distribution.ts';
import { percent, rounded } from '../../shared/svg.ts';
import type { CurveData } from './distribution-data.ts';

interface Props {
  curve: CurveData;
  label: string;
}

/** The drawing of a distribution. */
export function CumulativeCurve({ curve, label }: Props): ComponentChildren {
  const { height, marks, steps, top, bottom, levels, median, band, ticks } = curve;
  const path = `M${plotLeft} ${rounded(bottom)}${steps.map(({ x, y }) => `H${rounded(x)}V${rounded(y)}`).join('')}H100`;
  // The curve is never left of the median and above one half, so the label has room there.
  const hasRoom = median !== undefined && median > plotLeft + 13;
  return (
    <svg class="chart" role="img" aria-label={label} width="100%" height={height}>
      {steps.length > 0 ? (
        levels.map((level) => (
          <>
            <line class="grid-h" x1={percent(plotLeft)} x2="100%" y1={rounded(level.y)} y2={rounded(level.y)} />
            <text class="axis-y" x={percent(plotLeft - 1)} y={rounded(level.y + 4)}>
              {level.label}
            </text>
          </>
        ))
      ) : (
        <line class="floor" x1={percent(plotLeft)} x2="100%" y1={bottom} y2={bottom} />
      )}
      {ticks.map(({ label: name, x }, index) => (
        <>
          <line class="grid-v" x1={percent(x)} x2={percent(x)} y1={rounded(top)} y2={rounded(bottom)} />
          <text
            class={clsx('axis-mid', index % 2 === 1 && 'fine', x >= plotRight && 'is-last')}
            x={percent(x)}
            y={height - 8}
          >
            {name}
          </text>
        </>
      ))}
      {band && (
        <rect
          class="interval"
          x={percent(band[0])}
          width={percent(band[1] - band[0])}
          y={rounded(top)}
          height={rounded(bottom - top)}
        />
      )}
      {median !== undefined && (
        <>
          <line class="median" x1={percent(median)} x2={percent(median)} y1={rounded(top)} y2={rounded(bottom)} />
          <text
            class={clsx('median-name', hasRoom && 'is-last')}
            x={percent(median)}
            dx={hasRoom ? -5 : 5}
            y={rounded(top + 12)}
          >
            median
          </text>
        </>
      )}
      {steps.length > 0 && (
        <svg width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none">
          <path class="ecdf" d={path} />
        </svg>
      )}
      {marks.map(({ title, rank, x, y, range }) => (
        <>
          {range && (
            <line class="range" x1={percent(range[0])} x2={percent(range[1])} y1={rounded(y)} y2={rounded(y)} />
          )}
          <use href={`#s${rank}`} class={`sev-${rank}`} x={percent(x)} y={rounded(y)}>
            <title>{title}</title>
          </use>
        </>
      ))}
    </svg>
  );
}
