import type { Catalog, Incident } from '../../../../src/catalog/catalog.ts';
import { indexNames } from '../../../../src/analysis/same-names.ts';
import { findSimilar, type SimilarIncident } from '../../../../src/analysis/similar.ts';
import type { Relation } from '../../../../src/postmortem/postmortem.ts';
import { memoizeByCatalog } from '../../catalog/memoize.ts';
import { findIncident, listedOf } from '../../catalog/incidents.ts';
import { listOf } from '../../catalog/labels.ts';

/** Another incident and its relation, in words. */
export interface RelatedIncident {
  incident: Incident;
  /** `Recurrence of`, `Recurred as`. */
  relation: string;
}

const relationNames: Record<Relation['relation'], { from: string; to: string }> = {
  duplicate_of: { from: 'Duplicate of', to: 'Also written up as' },
  recurrence_of: { from: 'Recurrence of', to: 'Recurred as' },
  caused_by: { from: 'Caused by', to: 'Caused' },
  see_also: { from: 'See also', to: 'See also' },
};

/** The incidents that an incident names as related, then those that name it; each once for each relation. */
export function relatedTo(catalog: Catalog, incident: Incident): RelatedIncident[] {
  const { named, naming } = relations(catalog);
  const related = [...(named.get(incident.id) ?? []), ...(naming.get(incident.id) ?? [])];
  const keys = related.map(({ incident: other, relation }) => `${relation} ${other.id}`);
  return related.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

/** An incident that a reader may want to compare, and why. */
export interface Comparable {
  incident: Incident;
  /** `Both mention volumes; same tag: storage`. */
  reason: string;
}

/** How many are shown. */
const most = 3;
/** If fewer are similar, others with the same service or tag are shown as well, and it is said that this is all. */
const enough = 2;

/** Similar incidents that are not related already, or else those with the same service or tag. */
export function similarTo(catalog: Catalog, incident: Incident): Comparable[] {
  const related = new Set(relatedTo(catalog, incident).map(({ incident: other }) => other));
  const found = (similar(catalog).get(incident.id) ?? []).filter(({ incident: other }) => !related.has(other));
  const alike = found.map(({ incident: other, ...shared }) => ({ incident: other, reason: similarityText(shared) }));
  if (incident.status === 'withdrawn' || alike.length >= enough) return alike;
  const known = new Set([...related, ...alike.map(({ incident: other }) => other)]);
  const namesakes = namesakesOf(catalog)(incident, (other) => known.has(other), most - alike.length);
  return [...alike, ...namesakes.map(({ incident: other, name }) => ({ incident: other, reason: `Also ${name}` }))];
}

/** `Both mention disks and nodes; same service: hub; same tag: storage`. */
export function similarityText({ services, tags, words }: Omit<SimilarIncident<Incident>, 'incident'>): string {
  const others = tags.filter((tag) => !services.includes(tag));
  const text = [
    words.length > 0 && `both mention ${listOf(words)}`,
    services.length > 0 && `same service${services.length === 1 ? '' : 's'}: ${listOf(services)}`,
    others.length > 0 && `same tag${others.length === 1 ? '' : 's'}: ${listOf(others)}`,
  ]
    .filter((part) => part !== false)
    .join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const similar = memoizeByCatalog((catalog) => findSimilar(catalog.incidents));

const namesakesOf = memoizeByCatalog((catalog) => indexNames(listedOf(catalog)));

const relations = memoizeByCatalog((catalog) => {
  const named = new Map<string, RelatedIncident[]>();
  const naming = new Map<string, RelatedIncident[]>();
  for (const incident of catalog.incidents) {
    for (const { id, relation } of incident.related) {
      const other = findIncident(catalog, id);
      if (!other || other === incident) continue;
      const { from, to } = relationNames[relation];
      named.set(incident.id, [...(named.get(incident.id) ?? []), { incident: other, relation: from }]);
      naming.set(other.id, [...(naming.get(other.id) ?? []), { incident, relation: to }]);
    }
  }
  return { named, naming };
});
