import { intervals, type Metrics, type SecondsRange } from '../../../../src/analysis/metrics.ts';
import { firstDayOf } from '../../shared/first-day.ts';
import type { ListedIncident } from '../browse/decode.ts';
import { detectionMethods, type MeasureData } from './data.ts';
import type { MeasuredIncident } from './measured-incident.ts';

// Pure: used by the browser.

/** Put together what insights are calculated from, for each incident of the index. */
export function decodeMeasures(incidents: readonly ListedIncident[], data: MeasureData): MeasuredIncident[] {
  const days = new Map(data.days);
  const columns = intervals.map(({ name }) => ({ name, texts: data.intervals[name]?.split(' ') ?? [] }));
  return incidents.map(({ row, kind, status, services, hasNoImpact, isDuplicate }, index): MeasuredIncident => {
    const day = days.get(index) ?? firstDayOf(row.date ?? '');
    const method = detectionMethods[Number(data.methods[index])];
    const metrics: Metrics = row.impactSeconds ? { impactSeconds: row.impactSeconds } : {};
    for (const { name, texts } of columns) {
      const range = decodeRange(texts[index] ?? '');
      if (range) metrics[name] = range;
    }
    return {
      title: row.title,
      path: row.path,
      // The casts: the build wrote them.
      kind: kind as MeasuredIncident['kind'],
      status: status as MeasuredIncident['status'],
      ...(row.severity !== undefined && { severity: row.severity }),
      ...(row.date !== undefined && { date: row.date }),
      ...(day !== '' && { day }),
      services: services.map(([name]) => name),
      impact: { none: hasNoImpact },
      detection: method === undefined ? {} : { method },
      related: isDuplicate ? [{ relation: 'duplicate_of' }] : [],
      metrics,
      tasks: row.tasks.map(({ status: state, outstanding, due }) => ({
        status: state,
        outstanding,
        ...(due !== undefined && { due }),
      })),
    };
  });
}

function decodeRange(text: string): SecondsRange | undefined {
  if (text === '') return undefined;
  const [least = NaN, most = least] = text.split('~').map(Number);
  return { least, most };
}
