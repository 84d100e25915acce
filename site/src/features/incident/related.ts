import type { Catalog, Incident } from '../../../../src/catalog/catalog.ts';
import { findSimilar, type SimilarIncident } from '../../../../src/analysis/similar.ts';
import type { Relation } from '../../../../src/postmortem/postmortem.ts';
import { memoizeByCatalog } from '../../catalog/memoize.ts';
import { findIncident } from '../../catalog/incidents.ts';
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

/** Similar incidents that are not related already. */
export function similarTo(catalog: Catalog, incident: Incident): SimilarIncident<Incident>[] {
  const related = new Set(relatedTo(catalog, incident).map(({ incident: other }) => other.id));
  return (similar(catalog).get(incident.id) ?? []).filter(({ incident: other }) => !related.has(other.id));
}

/** `Same service: hub; both about storage`. */
export function similarityText({ services, tags, words }: Omit<SimilarIncident<Incident>, 'incident'>): string {
  const about = tags.length > 0 ? `both about ${listOf(tags)}` : '';
  const same = services.length > 0 ? `Same service${services.length === 1 ? '' : 's'}: ${listOf(services)}` : '';
  const text = [same, about].filter(Boolean).join('; ') || (words.length > 0 ? `both mention ${listOf(words)}` : '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const similar = memoizeByCatalog((catalog) => findSimilar(catalog.incidents));

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
