import {
  catalogOf,
  joinCatalogs,
  slugsByPath,
  type Catalog,
  type CatalogSource,
  type Incident,
  type UnnamedIncident,
} from '../catalog/catalog.ts';
import type { FieldLabels } from '../postmortem/postmortem.ts';
import type { Asset } from '../host/read-files.ts';
import { settingsByPath } from '../lint/overrides.ts';
import { readTarget } from '../markdown/link-target.ts';
import type { Message } from '../message.ts';
import { idOf } from '../postmortem/read-postmortem.ts';
import { isVisible } from '../postmortem/visibility.ts';
import { rules } from '../rules/index.ts';
import type { Settings } from '../settings.ts';
import { brandSite } from './branding.ts';
import { divideCatalog, type CatalogFiles } from './catalog-files.ts';
import { contentHash } from './content-hash.ts';
import { dataScript } from './data-script.ts';
import { placeMessage, type DocumentPage } from './document-page.ts';
import { createHiddenNames } from './hidden-names.ts';
import { sourceLinks } from './links.ts';
import { fieldsWithout } from './own-fields.ts';
import { createPlaces, describeMissing, type FindPlace } from './places.ts';
import type { DataScript, Frame, Locals, Renderer, Route, SourceLinks, SourceStates } from './renderer.ts';
import type { AssetFile } from './write.ts';

/** A document that a site may show, with all messages about it. */
export interface SiteDocument {
  page: DocumentPage;
  messages: readonly Message[];
  /** As it was read. */
  text: Uint8Array;
  /** Length of its incident as JSON, if that is known. */
  incidentBytes?: number;
}

/** The inputs of a site besides its documents. */
export interface SiteSources {
  renderer: Pick<Renderer, 'routes' | 'scripts' | 'dataOf' | 'yearOf'>;
  settings: Settings;
  /** Today's date, `YYYY-MM-DD`; tasks that were due before it are overdue. */
  today: string;
  /** A file of the repository, by path relative to the root; `undefined` if it does not exist. */
  readAsset: (path: string) => Asset | undefined;
  /** Other repositories; absent if only the documents are shown. */
  others?: OtherSources | undefined;
}

/** What is known of other repositories. */
export interface OtherSources extends SourceStates {
  sources: readonly CatalogSource[];
}

/** Everything that a page is rendered from besides what is on every page, and the HTML of its document. Plain JSON. */
export type PageLocals = Omit<Locals, 'frame' | 'html'>;

/** A site that is ready to be rendered page by page. */
export interface SitePlan {
  catalog: Catalog;
  catalogFiles: CatalogFiles;
  /** In the order in which they are written. */
  routes: Route[];
  frame: Frame;
  localsOf: (route: Route) => PageLocals;
  /** Path of a document's page, by its path in the repository; of those documents that the site shows. */
  pages: ReadonlyMap<string, string>;
  /** Paths of documents that the site must not name, in lower case. */
  hidden: ReadonlySet<string>;
  /** Whether a text names such a document by its id. */
  namesHidden: (text: string) => boolean;
  find: FindPlace;
  /** Files that pages refer to besides the renderer's assets, by path in the site. */
  files: ReadonlyMap<string, AssetFile>;
  /** One sentence for each thing that a document uses and the site cannot show. */
  notes: string[];
  /** Documents that are beside their pages as they are in the repository: path of the copy, by path of the document. */
  copies: ReadonlyMap<string, string>;
}

/** Decide which pages a site has, and the data of each. */
export function planSite(
  documents: readonly SiteDocument[],
  { renderer, settings, today, readAsset, others }: SiteSources,
): SitePlan {
  const { shown, hidden, namesHidden } = showable(documents, settings);
  const { branding, files: brandingFiles, notes } = brandSite(settings.site, readAsset);
  const { url } = settings.site;
  const own = catalogOf(
    shown.map(({ page }) => page.incident),
    settings.services,
  );
  const catalog = joinCatalogs({ ...own, ...(url !== undefined && { url }) }, others?.sources ?? [], settings);
  const routes = renderer.routes(catalog);
  const pages = new Map(routes.flatMap(({ path, page }) => (page.name === 'incident' ? [[page.document, path]] : [])));
  const copies = copiesOf(shown, pages);
  const files = new Map<string, AssetFile>(brandingFiles);
  const catalogFiles = divideCatalog(catalog, catalogBytes(shown, hidden.size === 0), renderer.yearOf);
  const scripts = renderer.scripts(catalog, settings, { bytes: catalogFiles.bytes, today }).map(placeScript);
  for (const { path, text } of scripts) files.set(path, text);
  const find = createPlaces({ pages, hidden, readAsset }, (path, file) => files.set(path, { copyOf: file }));
  const { site, severities } = settings;
  const fieldLabels: FieldLabels = Object.assign({}, ...shown.map(({ page }) => page.labels));
  const context = {
    rules,
    today,
    fieldLabels,
    sources: { missing: others?.missing ?? [], outdated: others?.outdated ?? [] },
    scripts: Object.fromEntries(scripts.map(({ name, path }) => [name, path])),
  };
  const settingsOf = settingsByPath(settings);
  const byPath = new Map(shown.map((document) => [document.page.incident.path, document]));
  const copyOf = (path: string): Pick<SourceLinks, 'copy'> => {
    const copy = copies.get(path);
    return copy === undefined ? {} : { copy };
  };
  const missing = shown.flatMap(({ page: { incident, places } }) =>
    places.flatMap(([file]) => describeMissing(incident.path, file, find(file)) ?? []),
  );
  return {
    catalog,
    catalogFiles,
    routes,
    frame: { site, severities, branding, hasSearch: catalog.incidents.length > 0 },
    localsOf(route) {
      const document = route.page.name === 'incident' ? byPath.get(route.page.document) : undefined;
      const path = document?.page.incident.path;
      return {
        route,
        data: renderer.dataOf(catalog, route, {
          ...context,
          settings: path === undefined ? settings : settingsOf(path),
        }),
        messages: document?.messages.map((message) => placeMessage(message, document.page.entries)) ?? [],
        source: path === undefined ? {} : { ...sourceLinks(path, site), ...copyOf(path) },
      };
    },
    pages,
    hidden,
    namesHidden,
    find,
    files,
    notes: [...new Set([...notes, ...missing])],
    copies,
  };
}

/**
 * The pages that documents will have if the site shows them all, by path. Their HTML can be made before it is known which
 * of them it shows.
 */
export function expectedPages(
  paths: readonly string[],
  { incidentPath }: Pick<Renderer, 'incidentPath'>,
): Map<string, string> {
  const documents = paths.map((path) => ({ path, id: idOf(path) }));
  return new Map(Array.from(slugsByPath(documents), ([path, slug]) => [path, incidentPath({ slug })]));
}

/** Its path changes with the text, so that a browser never uses a cached copy from another build, or is stable. */
function placeScript({ name, json, isStable }: DataScript): { name: string; path: string; text: string } {
  const text = dataScript(name, json);
  return { name, path: isStable ? `data/${name}.js` : `data/${name}.${contentHash(text, 12)}.js`, text };
}

/** The lengths of incidents as JSON, which are known of those that are shown with everything that their documents say. */
function catalogBytes(shown: readonly ShownDocument[], isWhole: boolean): (incident: Incident) => number {
  const known = new Map(isWhole ? shown.map(({ page, incidentBytes }) => [page.incident.path, incidentBytes]) : []);
  return (incident) => {
    const bytes = incident.source ? undefined : known.get(incident.path);
    if (bytes === undefined) return Buffer.byteLength(JSON.stringify(incident));
    return bytes + Buffer.byteLength(`"slug":${JSON.stringify(incident.slug)},`);
  };
}

/** A document that the site shows. */
interface ShownDocument extends Omit<SiteDocument, 'text'> {
  /** Whether its text mentions nothing that the site must not. */
  mayCopy: boolean;
}

function copiesOf(shown: readonly ShownDocument[], pages: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    shown.flatMap(({ page: { incident }, mayCopy }) => {
      const page = pages.get(incident.path);
      return page === undefined || !mayCopy ? [] : [[incident.path, page.replace(/\.html$/, '.md')]];
    }),
  );
}

/** The documents that the site may show, without any mention of the others. */
function showable(
  documents: readonly SiteDocument[],
  settings: Settings,
): { shown: readonly ShownDocument[] } & Pick<SitePlan, 'namesHidden'> & { hidden: Set<string> } {
  const isShown = ({ page: { incident } }: SiteDocument) => isVisible(incident, settings.site.visibility);
  const concealed = documents.filter((document) => !isShown(document));
  const hidden = new Set(concealed.map(({ page }) => page.incident.path.toLowerCase()));
  const namesHidden = createHiddenNames(concealed.map(({ page }) => page.incident.id));
  if (concealed.length === 0) {
    return { shown: documents.map((document) => ({ ...document, mayCopy: true })), hidden, namesHidden };
  }
  const shown = documents.filter(isShown);
  // Keep only names of visible documents: names of hidden ones may be misspelt, so they cannot be filtered by value.
  const names = new Set(shown.flatMap(({ page: { incident } }) => [incident.id, ...incident.aliases]));
  // Messages about two documents contain both ids.
  const ids = concealed.map(({ page }) => page.incident.id.toLowerCase());
  const isSilent = ({ reason, note = '' }: Message) =>
    !ids.some((id) => `${reason} ${note}`.toLowerCase().includes(id));
  // In Markdown, an id may be between underscores, which make a longer id of it elsewhere.
  const mentionsOneOf = (text: string): boolean => {
    const lower = text.toLowerCase();
    return ids.some((id) => lower.includes(id)) || namesHidden(text);
  };
  return {
    shown: shown.map(({ page, messages, text }) => {
      const incident = withoutNaming(page.incident, { names, hidden, namesHidden });
      const mentionsHidden =
        countReferences(incident) < countReferences(page.incident) ||
        page.places.some(([file]) => hidden.has(file.toLowerCase())) ||
        mentionsOneOf(Buffer.from(text).toString('utf8'));
      return { page: { ...page, incident }, messages: messages.filter(isSilent), mayCopy: !mentionsHidden };
    }),
    hidden,
    namesHidden,
  };
}

function countReferences({ related, links, tasks }: UnnamedIncident): number {
  return related.length + links.length + tasks.reduce((sum, { wouldPrevent }) => sum + wouldPrevent.length, 0);
}

function withoutNaming(
  incident: UnnamedIncident,
  { names, hidden, namesHidden }: { names: ReadonlySet<string> } & Pick<SitePlan, 'hidden' | 'namesHidden'>,
): UnnamedIncident {
  return {
    ...incident,
    related: incident.related.filter(({ id }) => names.has(id)),
    links: incident.links.filter(({ url }) => {
      const target = readTarget(incident.path, url);
      return target.kind !== 'file' || !hidden.has(target.path.toLowerCase());
    }),
    fields: fieldsWithout(incident.fields, namesHidden),
    tasks: incident.tasks.map((task) => ({ ...task, wouldPrevent: task.wouldPrevent.filter((id) => names.has(id)) })),
  };
}
