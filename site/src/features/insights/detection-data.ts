import type { DetectionMethod } from '../../../../src/postmortem/postmortem.ts';
import { severityTable, type Severities, type SeverityRank } from '../../catalog/severities.ts';
import { groupByDetection } from './detection.ts';
import type { MeasuredIncident } from './measured-incident.ts';
import { ranksOf } from './ranks-of.ts';

/** Incidents by detection method. */
export interface DetectionData {
  counted: number;
  groups: DetectionGroup[];
  /** The heads of the columns by severity. */
  names: string[];
}

export interface DetectionGroup {
  method: DetectionMethod;
  count: number;
  /** By severity, in the order of the columns. */
  counts: number[];
  /** Of the symbols, most severe first; empty when there are bars. */
  ranks: SeverityRank[];
}

/** From this number of incidents on, bars replace symbols, as in the other charts. */
const barsFrom = 60;

export function detectionData(counted: readonly MeasuredIncident[], settings: Severities): DetectionData {
  const groups = groupByDetection(counted);
  const hasSymbols = groups.every(({ incidents }) => incidents.length < barsFrom);
  const table = severityTable(settings, counted);
  return {
    counted: counted.length,
    groups: groups.map(({ method, incidents }) => ({
      method,
      count: incidents.length,
      counts: table.countsOf(incidents),
      ranks: hasSymbols ? ranksOf(incidents, settings) : [],
    })),
    names: table.names,
  };
}
