import type { ComponentChildren } from 'preact';
import { hrefFrom } from '../../shared/href-from.ts';
import { CumulativeCurve } from './CumulativeCurve.tsx';
import { ChartSection } from './ChartSection.tsx';
import { DataTable } from './DataTable.tsx';
import type { DistributionData } from './distribution-data.ts';

interface Props {
  /** From the page to the site's root. */
  root: string;
  of: DistributionData;
}

/** The distribution of a metric. */
export function Distribution({
  of: { id, title, formula, fallback, median, text, chart },
  root,
}: Props): ComponentChildren {
  return (
    <ChartSection
      id={id}
      title={title}
      figure={
        chart && (
          <>
            <CumulativeCurve curve={chart.curve} label={chart.label} />
            <DataTable
              of={title}
              head={chart.isListed ? ['Incident', 'Duration', 'Cumulative'] : ['Duration', 'Incidents', 'Cumulative']}
              rows={chart.table.map(({ name, path, value, percent }) => ({
                name,
                ...(path && { href: hrefFrom(root, path) }),
                cells: [value, `${percent}\u00a0%`],
              }))}
            />
          </>
        )
      }
    >
      {median && (
        <p class="big">
          Median <b>{median}</b>
        </p>
      )}
      <p>{text}</p>
      <p class="formula">
        <code>{formula}</code>
        {fallback && <span>{fallback}</span>}
      </p>
    </ChartSection>
  );
}
