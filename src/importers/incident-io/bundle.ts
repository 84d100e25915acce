import { ImportError, type SourceFile } from '../draft.ts';
import { ownerOf } from '../owner-of.ts';
import { hasKeys, readData } from '../source-data.ts';
import {
  responseSchema,
  type FollowUp,
  type Incident,
  type PageIncident,
  type PostmortemDocument,
  type Update,
} from './schema.ts';

/** All that the files say about one incident. */
export interface Bundle {
  incident?: Incident;
  document?: PostmortemDocument;
  markdown?: string;
  updates: Update[];
  followUps: FollowUp[];
  pages: PageIncident[];
  sources: string[];
}

/**
 * Join the files of each incident, and collect the names of components of status pages by their ids.
 *
 * @throws {ImportError} For updates or follow-ups without any incident that they could belong to.
 */
export function bundlesOf(files: readonly SourceFile[]): { bundles: Bundle[]; components: Map<string, string> } {
  const bundles = new Map<string, Bundle>();
  const components = new Map<string, string>();
  const owners: { id: string; path: string }[] = [];
  const bundleOf = (id: string, path: string): Bundle => {
    const bundle = bundles.get(id) ?? { updates: [], followUps: [], pages: [], sources: [] };
    bundles.set(id, bundle);
    if (!bundle.sources.includes(path)) bundle.sources.push(path);
    return bundle;
  };

  const responses = files.map((file) => ({ file, response: readData(file, responseSchema) }));
  const structures = responses.filter(({ response }) => response.status_page_structure).map(({ file }) => file);
  for (const { data } of structures) collectComponents(data, components);
  for (const { file, response } of responses) {
    const { path } = file;
    if (!isResponse(file)) throw new ImportError(path, 'Expected a response of the API of incident.io at the top');
    for (const incident of present(response.incident, response.incidents)) {
      bundleOf(incident.id, path).incident = incident;
      owners.push({ id: incident.id, path });
    }
    for (const document of present(response.postmortem_document, response.postmortem_documents)) {
      bundleOf(document.incident_id, path).document = document;
      owners.push({ id: document.incident_id, path });
    }
    for (const update of response.incident_updates) bundleOf(update.incident_id, path).updates.push(update);
    for (const task of present(response.follow_up, response.follow_ups)) {
      bundleOf(task.incident_id, path).followUps.push(task);
    }
  }
  // These do not say which incident they belong to.
  for (const { file, response } of responses) {
    const { path } = file;
    for (const page of present(response.status_page_incident, response.status_page_incidents)) {
      bundleOf(ownerOf(file, owners) ?? page.id, path).pages.push(page);
    }
    if (response.markdown === undefined) continue;
    const documentId = Array.from(bundles).find(([, { document }]) => document && path.includes(document.id))?.[0];
    bundleOf(documentId ?? ownerOf(file, owners) ?? path, path).markdown = response.markdown;
  }
  const found = known([...bundles.values()]);
  for (const { pages, sources } of found) if (pages.length > 0) sources.push(...structures.map(({ path }) => path));
  return { bundles: found, components };
}

const keys = [
  'incident',
  'incident_updates',
  'follow_up',
  'postmortem_document',
  'status_page_incident',
  'status_page_structure',
  'markdown',
];

function isResponse({ data }: SourceFile): boolean {
  return keys.some((key) => hasKeys(data, key) || hasKeys(data, `${key}s`));
}

function present<Item>(one: Item | undefined, more: readonly Item[]): Item[] {
  return one === undefined ? [...more] : [one, ...more];
}

/** Lists of updates and follow-ups may be those of a whole organisation. */
function known(bundles: readonly Bundle[]): Bundle[] {
  const found = bundles.filter(({ incident, document, markdown, pages }) =>
    [incident, document, markdown, pages[0]].some((part) => part !== undefined),
  );
  const path = bundles[0]?.sources[0];
  if (found.length === 0 && path !== undefined) {
    throw new ImportError(path, 'Missing the incident, expected its `{ "incident": … }` in another file');
  }
  return found;
}

/** The structure of a status page names its components, in groups and pages of any depth. */
function collectComponents(data: unknown, names: Map<string, string>): void {
  if (typeof data !== 'object' || data === null) return;
  const { component_id: id, name } = data as Record<string, unknown>;
  if (typeof id === 'string' && typeof name === 'string') names.set(id, name);
  for (const value of Object.values(data)) collectComponents(value, names);
}
