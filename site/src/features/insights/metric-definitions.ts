import {
  metricDefinitions as definitions,
  type MetricDefinition as Definition,
  type Sample as SampleOf,
} from '../../../../src/analysis/samples.ts';
import type { MeasuredIncident } from './measured-incident.ts';
import { durationAxis, exposureAxis, type LogAxis } from '../../shared/log-scale.ts';

/** A metric that is computed for every incident, and how it is drawn. */
export interface MetricDefinition extends Definition {
  axis: LogAxis;
}

/** In the order of the page. */
export const metricDefinitions: readonly MetricDefinition[] = definitions.map((definition) => ({
  ...definition,
  axis: definition.name === 'exposureSeconds' ? exposureAxis : durationAxis,
}));

export type Sample = SampleOf<MeasuredIncident>;
