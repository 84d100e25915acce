import type { Incident } from '../../../../src/catalog/catalog.ts';
import type { PageContext } from '../../../../src/publish/renderer.ts';
import { dateText, impactText } from '../../catalog/incidents.ts';
import { incidentPath } from '../../catalog/links.ts';
import { countSeverities, isConfigured, severityRank, type SeverityRank } from '../../catalog/severities.ts';
import { layOutOverview, type Dot, type Overview } from './overview-layout.ts';

/** What the overview shows. Plain JSON. */
export interface OverviewData extends Omit<Overview, 'dots'> {
  dots: OverviewDot[];
  /** The severities in the legend; without a name for incidents without one. */
  legend: { severity?: string }[];
}

/** The mark of an incident. */
export interface OverviewDot extends Omit<Dot, 'incident'> {
  rank: SeverityRank;
  /** Absent if there are many marks: their links and titles would be larger than the table. */
  link?: { path: string; title: string };
}

const plainFrom = 100;

/** @param incidents Newest first. */
export function overviewData(
  incidents: readonly Incident[],
  { settings, today }: Pick<PageContext, 'settings' | 'today'>,
): OverviewData {
  const { dots, ...overview } = layOutOverview(incidents, today);
  return {
    ...overview,
    dots: dots.map(({ incident, x, y, range }) => ({
      x,
      y,
      rank: severityRank(settings, incident.severity),
      ...(incidents.length < plainFrom && {
        ...(range && { range }),
        link: { path: incidentPath(incident), title: titleOf(incident) },
      }),
    })),
    legend: countSeverities(incidents, settings)
      .filter(({ severity }) => severity === undefined || isConfigured(settings, severity))
      .map(({ severity }) => ({ ...(severity !== undefined && { severity }) })),
  };
}

function titleOf(incident: Incident): string {
  const parts = [dateText(incident), incident.severity, impactText(incident) ?? 'Unknown duration'];
  return `${parts.filter(Boolean).join(', ')}: ${incident.title ?? incident.id}`;
}
