import { severityRank, severityTable, type SeverityRank } from '../../catalog/severities.ts';
import { columnsOf } from './columns.ts';
import { indexPath, type InsightsContext } from './insights-context.ts';
import type { MeasuredIncident } from './measured-incident.ts';
import { ranksOf } from './ranks-of.ts';
import { layOutYears, type YearChart, type YearPart } from './year-chart.ts';

/** Incidents by year or, in a short period, by month. */
export interface OverTimeData {
  unit: 'year' | 'month';
  counted: number;
  excluded: string;
  /** The number of incidents without a known date. */
  undated: number;
  /** `2024`, if the year, or the month, of the build is among the columns: it is not over. */
  current?: string;
  chart: YearChart;
  /** One for each column of the chart. */
  columns: IncidentsOfColumn[];
  /** The severities in the legend, and the heads of the columns of the table. */
  severities: { name: string | undefined; rank: SeverityRank }[];
  names: string[];
}

export interface IncidentsOfColumn {
  name: string;
  /** Its incidents on the index. */
  path: string;
  count: number;
  /** By severity, in the order of the columns of the table. */
  counts: number[];
  /** Of the marks: most severe first, severity not set at the end; empty when there are bars. */
  ranks: SeverityRank[];
  /** Of the parts of a bar: numbers of incidents by rank, from below; empty when there are marks. */
  stack: YearPart[];
}

/** The most names of months that have room on a narrow screen. */
const maxMonthNames = 4;

/** @param excluded The incidents that do not count, in words; may be empty. */
export function overTimeData(
  counted: readonly MeasuredIncident[],
  excluded: string,
  context: InsightsContext,
): OverTimeData {
  const { settings, today, filter } = context;
  const columns = columnsOf(counted, today, filter?.days);
  const unit = columns[0]?.period.startsWith('from=') ? 'month' : 'year';
  const chart = layOutYears(
    columns.map(({ incidents }) => incidents.length),
    ...(unit === 'month' ? [maxMonthNames] : []),
  );
  const table = severityTable(settings, counted);
  const dated = columns.reduce((sum, { incidents }) => sum + incidents.length, 0);
  const current = columns.find(({ isCurrent }) => isCurrent);
  return {
    unit,
    counted: counted.length,
    excluded,
    undated: counted.length - dated,
    ...(current && { current: current.name }),
    chart,
    columns: columns.map(({ name, period, incidents }, index) => {
      const hasMarks = (chart.columns[index]?.marks.length ?? 0) > 0;
      const ranks = ranksOf(incidents, settings);
      return {
        name,
        path: indexPath(period, context),
        count: incidents.length,
        counts: table.countsOf(incidents),
        ranks: hasMarks ? ranks : [],
        stack: hasMarks
          ? []
          : [...Map.groupBy(ranks.toReversed(), (rank) => rank)].map(([rank, { length }]) => ({ rank, count: length })),
      };
    }),
    severities: table.severities.map(({ name }) => ({ name, rank: severityRank(settings, name) })),
    names: table.names,
  };
}
