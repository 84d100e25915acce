import type { Incident } from '../../../../src/catalog/catalog.ts';
import { withInferredKinds } from '../../../../src/analysis/kinds/inferred-kinds.ts';
import {
  intervals,
  isInterrupted,
  measure,
  milestonesOf,
  type IntervalName,
  type Milestone,
  type Milestones,
  type SecondsRange,
} from '../../../../src/analysis/metrics.ts';
import type { MilestoneName } from '../../../../src/analysis/milestones.ts';
import { formatSeconds } from '../../../../src/text/seconds.ts';
import { rangeText } from '../../catalog/labels.ts';

/** A milestone in a formula. */
export interface FormulaTerm {
  name: MilestoneName;
  milestone: Milestone;
}

/** The time between two milestones of an incident. */
export interface IncidentMetric {
  label: string;
  /** In words; absent if unknown. */
  value?: string;
  /** Minuend and subtrahend; absent if one of them is missing. */
  formula?: readonly [to: FormulaTerm, from: FormulaTerm];
  /** Why the value is unknown. */
  reason?: string;
  /** A milestone is inferred from the wording of an entry. Such a value does not count in the insights. */
  inferred?: true;
}

const labels: Record<IntervalName, string> = {
  timeToDetectSeconds: 'Time to detect',
  timeToAcknowledgeSeconds: 'Time to acknowledge',
  timeToIdentifySeconds: 'Time to identify',
  timeToFirstUpdateSeconds: 'First public update',
  timeToMitigateSeconds: 'Time to mitigate',
  timeToResolveSeconds: 'Time to resolve',
  exposureSeconds: 'Exposure',
};

/** The metrics that apply to an incident, with their values or the reason why a value is unknown. */
export function incidentMetrics(incident: Incident): IncidentMetric[] {
  const { kind, impact, duration } = incident;
  const turns = shownMilestones(incident);
  const metrics = measure(incident, turns);
  const isInferred = (milestone: Milestone) => !Object.values(incident.turns).includes(milestone);
  return intervals.flatMap(({ name, from, to }): IncidentMetric[] => {
    const [start, end, length] = [turns[from], turns[to], metrics[name]];
    const label = labels[name];
    const formula =
      start &&
      end &&
      ([
        { name: to, milestone: end },
        { name: from, milestone: start },
      ] as const);
    if (length) {
      const value = name === 'timeToDetectSeconds' ? detectionText(length) : rangeText(length);
      const inferred = formula?.some(({ milestone }) => isInferred(milestone));
      return [{ label, value, ...(formula && { formula }), ...(inferred && { inferred }) }];
    }
    if (name === 'exposureSeconds' && kind !== 'security') return [];
    // Without user impact there is no start of it, and no public update to wait for.
    if (impact.none && (from === 'started' || to === 'communicated')) return [];
    return [
      formula
        ? {
            label,
            formula,
            reason:
              to === 'mitigated' && isInterrupted(duration, turns)
                ? 'impact came in several periods'
                : `${to} is before ${from}`,
          }
        : { label, reason: reasonOf({ ...incident, turns }, [from, to]) },
    ];
  });
}

/** The milestones that the document states and, if it marks none, those that are inferred from its wording. */
function shownMilestones(incident: Incident): Milestones {
  const read = withInferredKinds(incident);
  return read.kindsInferred ? { ...milestonesOf(read), ...incident.turns } : incident.turns;
}

/** A sentence for each milestone that comes from the duration because no entry is marked with it. */
export function fallbacksOf({ turns, timeline }: Incident): string[] {
  const isMarked = (name: MilestoneName) => timeline.some(({ kinds }) => kinds.includes(name));
  return (['started', 'mitigated'] as const).flatMap((name) => {
    const milestone = turns[name];
    if (!milestone || milestone.entry !== undefined) return [];
    const end = name === 'started' ? 'start' : 'end';
    return isMarked(name)
      ? [`Impact returned after the last entry marked ${name}, so the ${end} of the duration stands in for it.`]
      : [`No entry is marked ${name}, so the ${end} of the duration stands in for it.`];
  });
}

/** `10 min`, or `15 min before impact began`. */
export function detectionText({ least, most }: SecondsRange): string {
  if (most < 0) return `${rangeText({ least: -most, most: -least })} before impact began`;
  if (least < 0) return `between ${formatSeconds(-least)} before and ${formatSeconds(most)} after impact began`;
  return rangeText({ least, most });
}

function reasonOf({ turns, timeline }: Incident, names: readonly MilestoneName[]): string {
  const missing = names.filter((name) => !turns[name]);
  if (missing.includes('mitigated') && timeline.some(({ kinds }) => kinds.includes('mitigated'))) {
    return 'impact returned after the last entry marked mitigated';
  }
  return `no entry is marked ${missing.join(' or ')}`;
}
