import { intervals, type SecondsRange } from '../../../../src/analysis/metrics.ts';
import type { Catalog } from '../../../../src/catalog/catalog.ts';
import type { Severities } from '../../catalog/severities.ts';
import { firstDayOf } from '../../shared/first-day.ts';
import { detectionMethods, type MeasureData } from './data.ts';
import { measuredIncidents } from './measure.ts';

/** Encode what the browser calculates insights from. */
export function encodeMeasures(catalog: Catalog, { severities }: Severities): MeasureData {
  const incidents = measuredIncidents(catalog);
  return {
    severities: severities.map(({ name }) => name),
    methods: incidents
      .map(({ detection: { method } }) => (method === undefined ? '-' : detectionMethods.indexOf(method)))
      .join(''),
    days: incidents.flatMap(({ date = '', day = '' }, index) => (firstDayOf(date) === day ? [] : [[index, day]])),
    intervals: Object.fromEntries(
      intervals.flatMap(({ name }) => {
        const texts = incidents.map(({ metrics }) => encodeRange(metrics[name]));
        return texts.some((text) => text !== '') ? [[name, texts.join(' ')]] : [];
      }),
    ),
  };
}

function encodeRange(range: SecondsRange | undefined): string {
  if (!range) return '';
  return range.least === range.most ? String(range.least) : `${range.least}~${range.most}`;
}
