import { metricDefinitions, sampleOf, type MetricDefinition } from '../../../../src/analysis/samples.ts';
import { rangeText } from '../../catalog/labels.ts';
import { formatDay } from '../../../../src/time/format.ts';
import { detectionLabels } from './detection.ts';
import type { MeasuredIncident } from './measured-incident.ts';

/** A table of measures by incident, for so few that distributions would be empty. */
export interface FewIncidentsData {
  /** Oldest first: the columns. */
  incidents: { name: string; path: string }[];
  rows: FewIncidentsRow[];
}

export interface FewIncidentsRow {
  title: string;
  formula?: string;
  /** One for each incident. A missing value is in words, and muted. */
  cells: { text: string; isMissing: boolean }[];
}

/** @param counted Newest first. */
export function fewIncidentsData(counted: readonly MeasuredIncident[]): FewIncidentsData {
  const incidents = counted.toReversed();
  const factRow = (title: string, textOf: (incident: MeasuredIncident) => string | undefined): FewIncidentsRow => ({
    title,
    cells: incidents.map((incident) => cellOf(textOf(incident))),
  });
  return {
    incidents: incidents.map(({ title, path }) => ({ name: title, path })),
    rows: [
      factRow('Date', ({ date }) => (date === undefined ? undefined : formatDay(date, 'short'))),
      factRow('Severity', ({ severity }) => severity),
      factRow('Services', ({ services }) => services.join(', ') || undefined),
      factRow('Detected by', ({ detection: { method } }) =>
        method === undefined || method === 'unknown' ? undefined : detectionLabels[method],
      ),
      ...metricDefinitions
        .filter(({ id, appliesTo }) => id !== 'exposure' || incidents.some((incident) => appliesTo(incident)))
        .map((metric) => ({
          title: metric.title,
          formula: metric.formula,
          cells: incidents.map((incident) => measureOf(metric, incident)),
        })),
    ],
  };
}

function cellOf(text: string | undefined, missing = 'Unknown'): FewIncidentsRow['cells'][number] {
  return { text: text ?? missing, isMissing: text === undefined };
}

function measureOf(metric: MetricDefinition, incident: MeasuredIncident): FewIncidentsRow['cells'][number] {
  const { known, caughtBefore, unknown, withoutImpact } = sampleOf(metric, [incident]);
  const [only] = known;
  if (only) return cellOf(rangeText(only.length));
  if (caughtBefore > 0) return cellOf('Before users felt it');
  if (withoutImpact > 0) return cellOf(undefined, 'No user impact');
  return cellOf(undefined, unknown > 0 ? 'Unknown' : '—');
}
