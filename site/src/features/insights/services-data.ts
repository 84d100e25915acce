import type { SecondsRange } from '../../../../src/analysis/metrics.ts';
import { middleOf } from '../../../../src/analysis/statistics.ts';
import { severityRank, type Severities, type SeverityRank } from '../../catalog/severities.ts';
import { bandsOf, durationAxis, positionOn } from '../../shared/log-scale.ts';
import { binsOf, evenEdges, type Bin } from './histogram.ts';
import type { MeasuredIncident } from './measured-incident.ts';
import { impactByService, type ServiceImpact } from './services.ts';

/** Impact by service. */
export interface ServicesData {
  /** Those with the most incidents. */
  first: ServiceData[];
  /** The others, up to a maximum, and their number. */
  rest: ServiceNumbers[];
  restCount: number;
  /** The number of incidents that name no service. */
  unnamed: number;
  hasImprecise: boolean;
  /** Ranges of durations that occur; the last one may be `imprecise`. */
  ranges: string[];
}

export interface ServiceNumbers {
  name: string;
  /** The sum of the known durations; absent if none is known. */
  sum?: SecondsRange;
  unknown: number;
  incidents: number;
}

export interface ServiceData extends ServiceNumbers {
  known: number;
  /** One for each incident of known duration; empty if they would blur. */
  marks: { title: string; rank: SeverityRank; length: SecondsRange }[];
  /** A histogram instead of the marks. */
  bins: Bin[];
  /** The number of incidents in each of the ranges. */
  counts: number[];
}

/** The range of durations that may be in one range or in another. */
const imprecise = 'Imprecise';

const maxShown = 8;
export const maxListed = 100;
/** From this number of incidents on, a histogram replaces the marks. */
const binsFrom = 60;

export function servicesData(counted: readonly MeasuredIncident[], settings: Severities): ServicesData {
  const services = impactByService(counted);
  const [first, rest] = [services.slice(0, maxShown), services.slice(maxShown)];
  const known = first.flatMap((service) => service.known.map(({ length }) => length));
  // Ranges of durations without any incident are left out.
  const ranges = [
    ...bandsOf(
      durationAxis,
      known.filter((length) => rangeNameOf(length) !== imprecise).map(({ least }) => least),
    ).map(({ label }) => label),
    ...(known.some((length) => rangeNameOf(length) === imprecise) ? [imprecise] : []),
  ];
  return {
    first: first.map((service) => describe(service, ranges, settings)),
    rest: rest.slice(0, maxListed).map(numbersOf),
    restCount: rest.length,
    unnamed: counted.filter((incident) => incident.services.length === 0).length,
    hasImprecise: services.some(({ sum }) => sum && sum.least !== sum.most),
    ranges,
  };
}

function describe(service: ServiceImpact, ranges: readonly string[], settings: Severities): ServiceData {
  const { known } = service;
  const names = known.map(({ length }) => rangeNameOf(length));
  const hasMarks = known.length < binsFrom;
  return {
    ...numbersOf(service),
    known: known.length,
    marks: hasMarks
      ? known.map(({ incident, length }) => ({
          title: incident.title,
          rank: severityRank(settings, incident.severity),
          length,
        }))
      : [],
    bins: hasMarks
      ? []
      : binsOf(
          known.map(({ length }) => positionOn(durationAxis, middleOf(length))),
          evenEdges(48),
        ),
    counts: ranges.map((label) => names.filter((name) => name === label).length),
  };
}

function numbersOf(service: ServiceImpact): ServiceNumbers {
  const { name, sum, unknown, incidents } = service;
  return { name, ...(sum && { sum }), unknown, incidents: incidents.length };
}

/** The name of the range that both ends of a duration are in. */
function rangeNameOf({ least, most }: SecondsRange): string {
  const [name, other] = [least, most].map((end) => bandsOf(durationAxis, [end])[0]?.label);
  return name === undefined || name !== other ? imprecise : name;
}
