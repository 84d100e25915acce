import type { MeasuredIncident } from './measured-incident.ts';
import type { DetectionMethod } from '../../../../src/postmortem/postmortem.ts';

/** Labels of the detection methods. `unknown` includes incidents without a method. */
export const detectionLabels: Record<DetectionMethod, string> = {
  alert: 'Alert',
  human: 'Person',
  customer: 'Customer',
  vendor: 'Vendor',
  researcher: 'Researcher',
  unknown: 'Unknown',
};

/** Group incidents by detection method. Omits methods that detected nothing, except alerts and customers. */
export function groupByDetection<Item extends Pick<MeasuredIncident, 'detection'>>(
  incidents: readonly Item[],
): { method: DetectionMethod; incidents: Item[] }[] {
  const groups = Map.groupBy(incidents, ({ detection }) => detection.method ?? 'unknown');
  // The cast: `Object.keys` loses the names of the keys.
  return (Object.keys(detectionLabels) as DetectionMethod[])
    .map((method) => ({ method, incidents: groups.get(method) ?? [] }))
    .filter((group) => group.incidents.length > 0 || group.method === 'alert' || group.method === 'customer');
}
