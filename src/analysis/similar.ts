import type { Postmortem } from '../postmortem/postmortem.ts';
import { compareTexts } from '../text/similarity.ts';

/** What incidents are compared by. */
export interface ComparableIncident extends Pick<
  Postmortem,
  'id' | 'status' | 'title' | 'impact' | 'rootCause' | 'contributingFactors' | 'services' | 'tags' | 'related'
> {
  tasks: readonly { title: string }[];
}

/** An incident that is similar to another one, and what they share. */
export interface SimilarIncident<Incident extends ComparableIncident> {
  incident: Incident;
  /** What both name, as written. */
  services: string[];
  tags: string[];
  /** Words that few other incidents have, the most telling first; without a plural `s`. */
  words: string[];
}

/** How many are worth a look. */
const most = 3;

/**
 * Of the project's own twenty incidents, those of one cause are alike by 0.15 and more; what only happened in one place,
 * by less.
 */
const least = 0.14;

/**
 * The incidents that are most like each other by what they say of impact, causes and tasks, and by what they name.
 *
 * @returns By id, the most alike first; no more than three, and none for what was withdrawn. What an incident names as
 *   related is not repeated.
 */
export function findSimilar<Incident extends ComparableIncident>(
  incidents: readonly Incident[],
): Map<string, SimilarIncident<Incident>[]> {
  const told = incidents.filter(({ status }) => status !== 'withdrawn');
  const texts = told.map(textOf);
  const { findAlike, sharedWords } = compareTexts(texts);
  return new Map(
    told.map((incident, index) => {
      const named = new Set(incident.related.map(({ id }) => id));
      const alike = findAlike(texts[index] ?? '', least)
        .filter((other) => other.index !== index && !named.has(told[other.index]?.id ?? ''))
        .toSorted((a, b) => b.similarity - a.similarity || a.index - b.index)
        .slice(0, most)
        .flatMap((other) => {
          const found = told[other.index];
          return found ? [explain(incident, found, sharedWords(index, other.index))] : [];
        });
      return [incident.id, alike];
    }),
  );
}

function textOf({ title, impact, rootCause, contributingFactors, services, tags, tasks }: ComparableIncident): string {
  const parts = [title, impact.summary, rootCause.summary, ...contributingFactors, ...services, ...tags];
  return [...parts, ...tasks.map((task) => task.title)].filter(Boolean).join('\n');
}

function explain<Incident extends ComparableIncident>(
  incident: Incident,
  other: Incident,
  words: readonly string[],
): SimilarIncident<Incident> {
  const services = incident.services.filter((service) => other.services.includes(service));
  const tags = incident.tags.filter((tag) => other.tags.includes(tag));
  const named = new Set([...services, ...tags].flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{N}]+/u)));
  return { incident: other, services, tags, words: words.filter((word) => !named.has(word)).slice(0, 3) };
}
