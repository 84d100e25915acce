import type { SecondsRange } from '../../../../src/analysis/metrics.ts';
import { middleOf } from '../../../../src/analysis/statistics.ts';
import type { Incident } from '../../../../src/catalog/catalog.ts';
import type { PageContext } from '../../../../src/publish/renderer.ts';
import { severityRank, type SeverityRank } from '../../catalog/severities.ts';
import { bandsOf, durationAxis, positionOn } from '../../shared/log-scale.ts';
import { binsOf, evenEdges, type Bin } from './histogram.ts';
import { impactByService, type ServiceImpact } from './services.ts';

/** Impact by service. */
export interface ServicesData {
  counted: number;
  /** Those with the most incidents. */
  first: ServiceData[];
  /** The others, up to a maximum, and their number. */
  rest: ServiceNumbers[];
  restCount: number;
  /** The number of incidents that name no service. */
  unnamed: number;
  hasImprecise: boolean;
  /** Ranges of durations that occur. */
  ranges: string[];
}

export interface ServiceNumbers {
  name: string;
  /** The sum of the known durations; absent if none is known. */
  minutes?: number;
  isImprecise: boolean;
  unknown: number;
  incidents: number;
}

export interface ServiceData extends ServiceNumbers {
  sum?: SecondsRange;
  known: number;
  /** One for each incident of known duration; empty if they would blur. */
  marks: { title: string; rank: SeverityRank; length: SecondsRange }[];
  /** A histogram instead of the marks. */
  bins: Bin[];
  /** The number of incidents in each of the ranges. */
  counts: number[];
}

const maxShown = 8;
export const maxListed = 100;
/** From this number of incidents on, a histogram replaces the marks. */
const binsFrom = 60;

export function servicesData(counted: readonly Incident[], settings: PageContext['settings']): ServicesData {
  const services = impactByService(counted);
  const [first, rest] = [services.slice(0, maxShown), services.slice(maxShown)];
  // Ranges of durations without any incident are left out.
  const ranges = bandsOf(durationAxis, first.flatMap(middlesOf)).map(({ label }) => label);
  return {
    counted: counted.length,
    first: first.map((service) => describe(service, ranges, settings)),
    rest: rest.slice(0, maxListed).map(numbersOf),
    restCount: rest.length,
    unnamed: counted.filter((incident) => incident.services.length === 0).length,
    hasImprecise: services.some(({ sum }) => sum && sum.least !== sum.most),
    ranges,
  };
}

function describe(service: ServiceImpact, ranges: readonly string[], settings: PageContext['settings']): ServiceData {
  const { known, sum } = service;
  const own = bandsOf(durationAxis, middlesOf(service));
  const hasMarks = known.length < binsFrom;
  return {
    ...numbersOf(service),
    ...(sum && { sum }),
    known: known.length,
    marks: hasMarks
      ? known.map(({ incident, length }) => ({
          title: incident.title ?? incident.id,
          rank: severityRank(settings, incident.severity),
          length,
        }))
      : [],
    bins: hasMarks
      ? []
      : binsOf(
          middlesOf(service).map((seconds) => positionOn(durationAxis, seconds)),
          evenEdges(48),
        ),
    counts: ranges.map((label) => own.find((range) => range.label === label)?.count ?? 0),
  };
}

function numbersOf(service: ServiceImpact): ServiceNumbers {
  const { name, sum, unknown, incidents } = service;
  const minutes = Math.round(middlesOf(service).reduce((a, b) => a + b, 0) / 60);
  return {
    name,
    ...(sum && { minutes }),
    isImprecise: sum !== undefined && sum.least !== sum.most,
    unknown,
    incidents: incidents.length,
  };
}

function middlesOf({ known }: ServiceImpact): number[] {
  return known.map(({ length }) => middleOf(length));
}
