import type { Incident } from '../../../../src/catalog/catalog.ts';
import type { DetectionMethod } from '../../../../src/postmortem/postmortem.ts';

/** Who noticed an incident first; `unknown` too where nobody wrote it down. */
export const noticers: Record<DetectionMethod, string> = {
  alert: 'Alert',
  human: 'Person',
  customer: 'Customer',
  vendor: 'Vendor',
  researcher: 'Researcher',
  unknown: 'Unknown',
};

/** Incidents by who noticed them. Those whom nobody was noticed by are left out, but for alerts and customers. */
export function byNoticer(incidents: readonly Incident[]): { method: DetectionMethod; incidents: Incident[] }[] {
  const groups = Map.groupBy(incidents, ({ detection }) => detection.method ?? 'unknown');
  // The cast: `Object.keys` forgets which keys there are.
  return (Object.keys(noticers) as DetectionMethod[])
    .map((method) => ({ method, incidents: groups.get(method) ?? [] }))
    .filter((group) => group.incidents.length > 0 || group.method === 'alert' || group.method === 'customer');
}
