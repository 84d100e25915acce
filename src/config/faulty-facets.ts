import postmortemSchema from '../../schema/postmortem.schema.json' with { type: 'json' };
import type { Position, ValuePositions } from '../position.ts';
import type { ConfigFile } from './config-file.ts';

/**
 * Facets that are no fields of the team. Whether a schema declares a key is known only when it is read: see
 * host/check-facets.ts.
 */
export function faultyFacets(
  { schema, site }: ConfigFile,
  positions: ValuePositions,
  fallback: Position,
): { reason: string; position: Position }[] {
  const seen = new Set<string>();
  return (site?.facets ?? []).flatMap((facet, index) => {
    const name = parameterOf(facet);
    const isSecond = seen.has(name);
    seen.add(name);
    const expected = isSecond ? 'each once, with or without `x_`' : expectation(facet, schema !== undefined);
    const position = positions[`/site/facets/${index}`]?.value ?? fallback;
    const found = isSecond ? `second facet \`${facet}\`` : `facet \`${facet}\``;
    return expected === undefined ? [] : [{ reason: `Unexpected ${found}, expected ${expected}`, position }];
  });
}

/** What is expected instead of a facet; `undefined` if it may be one. */
function expectation(facet: string, hasSchema: boolean): string | undefined {
  if (facet.startsWith('x_')) return undefined;
  if (filters.has(facet)) return `a field of your own: the site filters by \`${facet}\` already`;
  if (Object.hasOwn(postmortemSchema.properties, facet)) return 'a field of your own';
  return hasSchema ? undefined : 'a key that begins with `x_`, or one that your own `schema` declares';
}

const filters = new Set(['severity', 'services', 'kind', 'status', 'tags']);

/** In the address of a page, which has other parameters as well, every facet begins with `x_`. */
function parameterOf(facet: string): string {
  return facet.startsWith('x_') ? facet : `x_${facet}`;
}
