import { UserError } from '../errors.ts';
import type { CustomSchema } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { escapePointer } from '../text/json-pointer.ts';
import { nearest } from '../text/typo.ts';

/**
 * Assert that the team's own schema declares every field that the site filters by.
 *
 * @throws {UserError} `CONFIG_INVALID`; `SCHEMA_INVALID` if the schema takes too long.
 */
export function assertFacets({ schema = '', site }: Settings, { declared, text }: CustomSchema): void {
  const facets = site.facets.filter((facet) => !facet.startsWith('x_'));
  if (facets.length === 0) return;
  const pointerOf = (facet: string): string => `/${escapePointer(facet)}`;
  const known = declared('the configuration', facets.map(pointerOf));
  const unknown = facets.find((facet) => !known.includes(pointerOf(facet)));
  if (unknown === undefined) return;
  const { properties = {} } = JSON.parse(text) as { properties?: object };
  const meant = nearest(unknown, Object.keys(properties));
  throw new UserError(
    'CONFIG_INVALID',
    `Unexpected facet \`${unknown}\` in site.facets, expected ${meant === undefined ? `a key that begins with \`x_\`, or one that ${schema} declares` : `\`${meant}\``}`,
  );
}
