import type { TimelineEntry } from '../../postmortem/postmortem.ts';
import { findStatedZone } from '../../time/stated-zone.ts';
import { resolveZone, zonesNamed } from '../../time/zone.ts';

/** The zone of a write-up. */
export interface FoundZone {
  zone: string;
  /** The abbreviation that it was inferred from, since it has several meanings. */
  guessedFrom?: string;
}

/** Find the zone of all times: that of a label, of words such as `All times in PST`, or of every entry. */
export function findZone(
  label: string | undefined,
  lines: readonly string[],
  entries: readonly TimelineEntry[],
): FoundZone | undefined {
  const ofLabel = label === undefined ? undefined : zoneNamed(label.trim());
  if (ofLabel) return ofLabel;
  for (const line of lines) {
    const stated = findStatedZone(line);
    const found = stated && (stated.zone === undefined ? zoneNamed(stated.name) : { zone: stated.zone });
    if (found) return found;
  }
  const [name, ...others] = new Set(entries.map(({ start }) => start.unknownZone));
  return name !== undefined && others.every((other) => other === undefined) ? zoneNamed(name) : undefined;
}

function zoneNamed(name: string): FoundZone | undefined {
  const zone = resolveZone(name);
  if (zone !== undefined) return { zone };
  const [guess] = zonesNamed(name) ?? [];
  return guess === undefined ? undefined : { zone: guess, guessedFrom: name };
}
