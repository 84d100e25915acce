import type { Span } from '../postmortem/frontmatter.ts';
import { compareText } from '../text/collate.ts';

/**
 * A time of a tool as frontmatter has it: `2024-06-15T10:30Z`, with seconds where there are any.
 *
 * @param time RFC 3339 with a zone.
 */
export function momentOf(time: string): string {
  const stamp = new Date(time).toISOString();
  return `${stamp.slice(0, stamp.slice(17, 19) === '00' ? 16 : 19)}Z`;
}

/** `YYYY-MM-DD` in UTC. */
export function dayOf(time: string): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** A period in which one service was affected. */
export interface ServiceImpact {
  service: string;
  /** RFC 3339 with a zone. */
  start: string;
  /** Absent while it continues. */
  end?: string | undefined;
}

/** Periods with the services that were affected in them, by their start: services with the same period share one. */
export function spansOf(impacts: readonly ServiceImpact[]): Exclude<Span, string>[] {
  const spans = new Map<string, { start: string; end?: string; services: string[] }>();
  for (const { service, start, end } of impacts) {
    const key = `${momentOf(start)}/${end ? momentOf(end) : ''}`;
    const span = spans.get(key) ?? { start: momentOf(start), ...(end && { end: momentOf(end) }), services: [] };
    spans.set(key, { ...span, services: Array.from(new Set([...span.services, service])) });
  }
  return Array.from(spans)
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([, span]) => span);
}
