import { taskStatuses } from './features/browse/data.ts';

const sections = 'main|messages|ended|timeline|contents|tasks|measured|cause|impact|fields|related|similar';
/** Of timeline entries; catalog/entry-ids.ts makes them. */
const entries = String.raw`t\d{4}-\d{4,6}(?:-\d+)?`;
/** Defined in layouts/SvgDefs.astro. */
const shapes = ['fold', 'dead', 'log', 's[0-4]', ...taskStatuses.map((status) => `k-${status}`)];
/** Added by the search in the browser. */
const search = String.raw`search-(?:list|incidents|tasks|hit-\d+)`;

/**
 * The ids that components give to elements of an incident's page. The headings of a document get other ids, so that its
 * links lead to them.
 */
export const ownAnchors = new RegExp(`^(?:${[sections, entries, ...shapes, search].join('|')})$`);
