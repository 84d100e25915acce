import type { Catalog, Incident } from '../../../../src/catalog/catalog.ts';
import type { PageContext } from '../../../../src/publish/renderer.ts';
import { severityRank, severityTable, type SeverityRank } from '../../catalog/severities.ts';
import { excludedText } from '../../../../src/analysis/counted.ts';
import { countedIncidents, groupByYear } from './counted-incidents.ts';
import { layOutYears, type YearChart, type YearPart } from './year-chart.ts';

/** Incidents by year. */
export interface OverTimeData {
  counted: number;
  excluded: string;
  /** The number of incidents without a known date. */
  undated: number;
  /** `2024`, if the year of the build is among the years: it is not over. */
  currentYear?: string;
  chart: YearChart;
  /** One for each column of the chart. */
  years: IncidentsByYear[];
  /** The severities in the legend, and the heads of the columns. */
  severities: { name: string | undefined }[];
  names: string[];
}

export interface IncidentsByYear {
  year: number;
  count: number;
  /** By severity, in the order of the columns. */
  counts: number[];
  /** Of the marks: most severe first, severity not set at the end; empty when there are bars. */
  ranks: SeverityRank[];
  /** Of the parts of a bar: numbers of incidents by rank, from below; empty when there are marks. */
  stack: YearPart[];
}

export function overTimeData(catalog: Catalog, { settings, today }: PageContext): OverTimeData {
  const selection = countedIncidents(catalog);
  const { counted } = selection;
  const years = groupByYear(counted, today);
  const chart = layOutYears(years.map(({ incidents }) => incidents.length));
  const table = severityTable(settings, counted);
  const dated = years.reduce((sum, { incidents }) => sum + incidents.length, 0);
  const currentYear = today.slice(0, 4);
  return {
    counted: counted.length,
    excluded: excludedText(selection),
    undated: counted.length - dated,
    ...(years.at(-1)?.year === Number(currentYear) && { currentYear }),
    chart,
    years: years.map(({ year, incidents }, index) => {
      const hasMarks = (chart.columns[index]?.marks.length ?? 0) > 0;
      const ranks = ranksOf(incidents, settings);
      return {
        year,
        count: incidents.length,
        counts: table.countsOf(incidents),
        ranks: hasMarks ? ranks : [],
        stack: hasMarks
          ? []
          : [...Map.groupBy(ranks.toReversed(), (rank) => rank)].map(([rank, { length }]) => ({ rank, count: length })),
      };
    }),
    severities: table.severities,
    names: table.names,
  };
}

/** The ranks of incidents, most severe first; those without a severity come last. */
export function ranksOf(incidents: readonly Incident[], settings: PageContext['settings']): SeverityRank[] {
  return incidents.map(({ severity }) => severityRank(settings, severity)).toSorted((a, b) => (a || 9) - (b || 9));
}
