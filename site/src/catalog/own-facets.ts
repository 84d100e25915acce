import { choicesOf, nameOfField } from '../../../src/analysis/own-fields.ts';
import type { UnnamedIncident } from '../../../src/catalog/catalog.ts';
import type { FieldLabels } from '../../../src/postmortem/postmortem.ts';
import type { Settings } from '../../../src/settings.ts';

/** A field of the team by which incidents can be filtered. */
export interface OwnFacet {
  key: string;
  /** The URL parameter. It begins with `x_`, so that it is no other parameter of the page. */
  parameter: string;
  label: string;
}

/** The fields of the team by which incidents can be filtered, as configured. */
export function ownFacets({ site }: Pick<Settings, 'site'>, labels: FieldLabels): OwnFacet[] {
  return site.facets.map((key) => ({ key, parameter: parameterOf(key), label: nameOfField(key, labels) }));
}

/** The values of an incident by which it is found. */
export function facetValues({ fields }: Pick<UnnamedIncident, 'fields'>, { key }: Pick<OwnFacet, 'key'>): string[] {
  return choicesOf(Object.hasOwn(fields, key) ? fields[key] : undefined);
}

/** Path of the list of incidents with a value, relative to the site's root. */
export function facetPath(parameter: string, value: string): string {
  // Half of a surrogate pair cannot be encoded.
  return `index.html?${[parameter, value].map((text) => encodeURIComponent(text.toWellFormed())).join('=')}`;
}

function parameterOf(key: string): string {
  return key.startsWith('x_') ? key : `x_${key}`;
}
