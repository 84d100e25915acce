import type { Postmortem } from '../postmortem/postmortem.ts';
import { compareTexts } from '../text/similarity.ts';
import { findWords, type TextWords } from '../text/words.ts';

/** What incidents are compared by. */
export interface ComparableIncident extends Pick<
  Postmortem,
  'id' | 'status' | 'title' | 'lang' | 'impact' | 'rootCause' | 'contributingFactors' | 'services' | 'tags' | 'related'
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

/** How many similar incidents are shown. */
const most = 3;

/**
 * Among the project's own twenty incidents, those with the same cause have a similarity of at least 0.15, and those that
 * only share a service have less.
 */
const least = 0.14;

/**
 * Find the most similar incidents of each incident, by the words of their titles, impact, causes, tasks, services and
 * tags.
 *
 * @param wordsOf Returns what `wordsOfIncident` returns, for callers that keep it.
 * @returns By id, most similar first; at most three. Withdrawn incidents and those named under `related` are left out.
 */
export function findSimilar<Incident extends ComparableIncident>(
  incidents: readonly Incident[],
  wordsOf: (incident: Incident) => TextWords = wordsOfIncident,
): Map<string, SimilarIncident<Incident>[]> {
  const compared = incidents.filter(({ status }) => status !== 'withdrawn');
  const named = compared.map(({ related }) => new Set(related.map(({ id }) => id)));
  const { findAlike, sharedWords } = compareTexts(compared.map(wordsOf));
  const isLeftOut = (other: number, index: number) =>
    other === index || (named[index]?.has(compared[other]?.id ?? '') ?? false);
  const alike = findAlike({ least, most, isLeftOut });
  return new Map(
    compared.map((incident, index) => [
      incident.id,
      (alike[index] ?? []).flatMap((other) => {
        const found = compared[other.index];
        return found ? [describe(incident, found, sharedWords(index, other.index))] : [];
      }),
    ]),
  );
}

/** The words by which an incident is compared. They depend on nothing but the incident, and are plain JSON. */
export function wordsOfIncident({
  title,
  impact,
  rootCause,
  contributingFactors,
  services,
  tags,
  tasks,
  lang,
}: ComparableIncident): TextWords {
  const parts = [title, impact.summary, rootCause.summary, ...contributingFactors, ...services, ...tags];
  return findWords({ text: [...parts, ...tasks.map((task) => task.title)].filter(Boolean).join('\n'), lang });
}

function describe<Incident extends ComparableIncident>(
  incident: Incident,
  other: Incident,
  words: readonly string[],
): SimilarIncident<Incident> {
  const services = incident.services.filter((service) => other.services.includes(service));
  const tags = incident.tags.filter((tag) => other.tags.includes(tag));
  const named = new Set([...services, ...tags].flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{N}]+/u)));
  return { incident: other, services, tags, words: words.filter((word) => !named.has(word)).slice(0, 3) };
}
