import type { Postmortem } from '../postmortem/postmortem.ts';
import { compareTexts, type SharedWord } from '../text/similarity.ts';
import { findWords, splitWords, type TextWords } from '../text/words.ts';
import { wordAsWritten } from '../text/written-word.ts';

/** What incidents are compared by. */
export type ComparableIncident = Pick<
  Postmortem,
  'id' | 'status' | 'title' | 'lang' | 'impact' | 'rootCause' | 'contributingFactors' | 'services' | 'tags' | 'related'
>;

/** An incident that is similar to another one, and what they share. */
export interface SimilarIncident<Incident extends ComparableIncident> {
  incident: Incident;
  /** What both name, as written. */
  services: string[];
  tags: string[];
  /** Words that few other incidents have, the most telling first, as the incident itself writes them. */
  words: string[];
}

/** How many similar incidents are shown. */
const most = 3;

/**
 * The least similarity. On the pairs of `test/fixtures/similar-pairs.ts`, 62 % of what is found is what a reader calls
 * related, and a lower limit finds more of the other: 55 % at 0.1.
 */
const least = 0.14;

/** What a word adds to the similarity at least if it is named as a reason. */
const leastShare = 0.1;

/**
 * Find the most similar incidents of each incident, by the words of their titles, impact, causes, services and tags. Tags
 * count twice: their authors have said what the incident is about. Tasks do not count: other incidents have the same ones.
 *
 * @param wordsOf Returns what `wordsOfIncident` returns, for callers that keep it.
 * @returns By id, most similar first; at most three. Withdrawn incidents are left out, and those of which one names the
 *   other under `related`.
 */
export function findSimilar<Incident extends ComparableIncident>(
  incidents: readonly Incident[],
  wordsOf: (incident: Incident) => TextWords = wordsOfIncident,
): Map<string, SimilarIncident<Incident>[]> {
  const compared = incidents.filter(({ status }) => status !== 'withdrawn');
  const named = compared.map(({ related }) => new Set(related.map(({ id }) => id)));
  const { findAlike, sharedWords } = compareTexts(compared.map(wordsOf));
  const names = (index: number, other: number) => named[index]?.has(compared[other]?.id ?? '') ?? false;
  const isLeftOut = (other: number, index: number) => other === index || names(index, other) || names(other, index);
  const alike = findAlike({ least, most, isLeftOut });
  const widest = Math.max(3, compared.length / 2);
  return new Map(
    compared.map((incident, index) => [
      incident.id,
      (alike[index] ?? []).flatMap((other) => {
        const found = compared[other.index];
        // A word that most incidents contain is no reason, nor is one that adds little.
        const reasons = sharedWords(index, other.index).filter(
          ({ spread, share }) => spread <= widest && share >= leastShare * other.similarity,
        );
        return found ? [describe(incident, found, reasons)] : [];
      }),
    ]),
  );
}

/** The words by which an incident is compared. They depend on nothing but the incident, and are plain JSON. */
export function wordsOfIncident(incident: ComparableIncident): TextWords {
  const { services, tags, lang } = incident;
  return findWords({ text: [...textsOf(incident), ...services, ...tags, ...tags].join('\n'), lang });
}

function textsOf({ title, impact, rootCause, contributingFactors }: ComparableIncident): string[] {
  return [title, impact.summary, rootCause.summary, ...contributingFactors].filter((text) => text !== undefined);
}

function describe<Incident extends ComparableIncident>(
  incident: Incident,
  other: Incident,
  shared: readonly SharedWord[],
): SimilarIncident<Incident> {
  const services = incident.services.filter((service) => other.services.includes(service));
  const tags = incident.tags.filter((tag) => other.tags.includes(tag));
  // What a title names is a subject. Words that only texts share, such as verbs, are not worth reading.
  const titles = new Set(splitWords(`${incident.title ?? ''}\n${other.title ?? ''}`));
  const named = new Set([...services, ...tags].flatMap(splitWords));
  const subjects = shared.filter(({ word }) => titles.has(word) && !named.has(word));
  const texts = textsOf(incident);
  const words = subjects.slice(0, 3).map(({ word }) => wordAsWritten(word, texts));
  return { incident: other, services, tags, words: joinTerms(words, [texts, textsOf(other)]) };
}

/** Words that both write one after the other are one term: `load`, `balancer` are `load balancer`. */
function joinTerms(words: readonly string[], incidents: readonly (readonly string[])[]): string[] {
  const terms: string[] = [];
  for (const word of words) {
    const term = `${terms.at(-1)} ${word}`;
    if (terms.length > 0 && incidents.every((texts) => texts.some((text) => text.includes(term))))
      terms[terms.length - 1] = term;
    else terms.push(word);
  }
  return terms;
}
