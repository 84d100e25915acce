import { createCatalog, type Catalog, type Incident } from '../catalog/catalog.ts';
import type { Asset } from '../host/read-files.ts';
import { settingsByPath } from '../lint/overrides.ts';
import type { CheckedDocument } from '../lint/run.ts';
import { rules } from '../rules/index.ts';
import { readTarget } from '../markdown/link-target.ts';
import type { Message } from '../message.ts';
import type { Postmortem, Visibility } from '../postmortem/postmortem.ts';
import type { Settings } from '../settings.ts';
import { brandSite } from './branding.ts';
import { contentHash } from './content-hash.ts';
import { renderDocument } from './document.ts';
import { sourceLinks, type Places } from './links.ts';
import type { DataScript, Frame, Locals, PlacedMessage, Renderer, Route } from './renderer.ts';
import type { SearchRecord } from './search-record.ts';
import { searchFiles } from './search.ts';
import type { SiteFile } from './write.ts';

/** A document with all messages about it. */
export type CheckedPage = CheckedDocument & { messages: readonly Message[] };

/** A complete site in memory, except for the files that it copies. */
export interface Site {
  catalog: Catalog;
  /** By path relative to the site's root, in the order of writing. */
  files: Map<string, SiteFile>;
  /** One sentence for each thing that a document uses and the site cannot show. */
  notes: string[];
}

/** The inputs of a site besides its documents. */
export interface SiteSources {
  renderer: Pick<Renderer, 'routes' | 'ownAnchors' | 'scripts' | 'dataOf'>;
  settings: Settings;
  /** Today's date, `YYYY-MM-DD`; tasks that were due before it are overdue. */
  today: string;
  /** A file of the repository, by path relative to the root; `undefined` if it does not exist. */
  readAsset: (path: string) => Asset | undefined;
}

/** A site that is ready to be rendered page by page. */
export interface SitePlan {
  catalog: Catalog;
  routes: Route[];
  localsOf: (route: Route) => Locals;
  /** The incident of a page; `undefined` for other pages. */
  incidentOf: (route: Route) => Incident | undefined;
  /** Files that pages refer to besides the renderer's assets, by path in the site. */
  files: ReadonlyMap<string, SiteFile>;
  /** Absolute paths of files to copy, by path in the site; filled by calls of `localsOf`. */
  copies: ReadonlyMap<string, string>;
  /** One sentence for each thing that a document uses and the site cannot show; filled in the same way. */
  notes: ReadonlySet<string>;
}

/** Decide which pages a site has, and the data of each. */
export function planSite(
  checked: readonly CheckedPage[],
  { renderer, settings, today, readAsset }: SiteSources,
): SitePlan {
  const shown = showable(checked, settings);
  const { branding, files, notes } = brandSite(settings.site, readAsset);
  const catalog = createCatalog(shown.files.map((file) => file.reading.postmortem));
  const routes = renderer.routes(catalog);
  const incidents = new Map(catalog.incidents.map((incident) => [incident.id, incident]));
  const scripts = renderer.scripts(catalog, settings).map((script) => ({ ...script, path: dataPath(script) }));
  const scriptPaths = Object.fromEntries(scripts.map(({ name, path }) => [name, path]));
  const { site, severities } = settings;
  const frame: Frame = { site, severities, branding, hasSearch: catalog.incidents.length > 0 };
  const places: Places = {
    pages: new Map(routes.flatMap(({ path, page }) => (page.name === 'incident' ? [[page.document, path]] : []))),
    hidden: shown.hidden,
    source: settings.site.source,
    readAsset,
    copies: new Map(),
    notes: new Set(notes),
  };
  const byPath = new Map(shown.files.map((file) => [file.document.path, file]));
  const settingsOf = settingsByPath(settings);
  return {
    catalog,
    routes,
    localsOf: (route) => {
      const document = route.page.name === 'incident' ? route.page.document : undefined;
      const context = {
        settings: document === undefined ? settings : settingsOf(document),
        rules,
        today,
        scripts: scriptPaths,
      };
      return {
        route,
        frame,
        data: renderer.dataOf(catalog, route, context),
        ...documentLocals(route, byPath, renderer.ownAnchors, places, settings),
      };
    },
    incidentOf: ({ page }) => (page.name === 'incident' ? incidents.get(page.id) : undefined),
    files: new Map<string, SiteFile>([...files, ...scripts.map(({ path, text }) => [path, text] as const)]),
    copies: places.copies,
    notes: places.notes,
  };
}

/**
 * Render every page of a site.
 *
 * @throws The error of a page; there is no site then.
 */
export async function renderSite(
  checked: readonly CheckedPage[],
  sources: SiteSources & { renderer: Renderer },
): Promise<Site> {
  const { renderer, settings } = sources;
  const { catalog, routes, localsOf, incidentOf, files, copies, notes } = planSite(checked, sources);
  const pages = new Map<string, SiteFile>();
  const records: SearchRecord[] = [];
  for (const route of routes) {
    const locals = localsOf(route);
    pages.set(route.path, await renderer.render(locals));
    const incident = incidentOf(route);
    if (!incident || !locals.html) continue;
    records.push(renderer.searchRecord({ path: route.path, incident, passages: locals.html.passages, settings }));
  }
  return {
    catalog,
    files: new Map<string, SiteFile>([
      ...Object.entries(renderer.assets),
      ...files,
      ...Array.from(copies, ([name, file]): [string, SiteFile] => [name, { copyOf: file }]),
      ...pages,
      ...searchFiles(records),
      ['catalog.json', `${JSON.stringify(catalog, null, 2)}\n`],
    ]),
    notes: [...notes],
  };
}

/** A path that changes with the text, so that a browser never uses a cached copy from another build, or a stable one. */
function dataPath({ name, text, isStable }: DataScript): string {
  return isStable ? `data/${name}.js` : `data/${name}.${contentHash(text, 12)}.js`;
}

const levels: Visibility[] = ['public', 'internal', 'restricted'];

/** The files that the site may show, without any mention of the others. */
function showable(checked: readonly CheckedPage[], settings: Settings): { files: CheckedPage[]; hidden: Set<string> } {
  const isShown = ({ reading: { postmortem } }: CheckedPage) =>
    levels.indexOf(postmortem.visibility) <= levels.indexOf(settings.site.visibility);
  const files = checked.filter(isShown);
  const concealed = checked.filter((file) => !isShown(file));
  const hidden = new Set(concealed.map(({ document: { path } }) => path.toLowerCase()));
  if (concealed.length === 0) return { files, hidden };
  // Keep only names of visible documents: names of hidden ones may be misspelt, so they cannot be filtered by value.
  const names = new Set(files.flatMap(({ reading: { postmortem } }) => [postmortem.id, ...postmortem.aliases]));
  // Messages about two documents contain both ids.
  const ids = concealed.map(({ reading: { postmortem } }) => postmortem.id.toLowerCase());
  const isSilent = ({ reason, note = '' }: Message) =>
    !ids.some((id) => `${reason} ${note}`.toLowerCase().includes(id));
  return {
    files: files.map((file) => ({
      ...file,
      reading: { ...file.reading, postmortem: withoutNaming(file.reading.postmortem, names, hidden) },
      messages: file.messages.filter(isSilent),
    })),
    hidden,
  };
}

function withoutNaming(postmortem: Postmortem, names: ReadonlySet<string>, hidden: ReadonlySet<string>): Postmortem {
  return {
    ...postmortem,
    related: postmortem.related.filter(({ id }) => names.has(id)),
    links: postmortem.links.filter(({ url }) => {
      const target = readTarget(postmortem.path, url);
      return target.kind !== 'file' || !hidden.has(target.path.toLowerCase());
    }),
    tasks: postmortem.tasks.map((task) => ({ ...task, wouldPrevent: task.wouldPrevent.filter((id) => names.has(id)) })),
  };
}

function documentLocals(
  { path, page }: Route,
  files: ReadonlyMap<string, CheckedPage>,
  ownAnchors: RegExp,
  places: Places,
  settings: Settings,
): Pick<Locals, 'messages' | 'html' | 'source'> {
  const file = page.name === 'incident' ? files.get(page.document) : undefined;
  if (!file) return { messages: [], source: {} };
  return {
    messages: file.messages.map((message) => placeMessage(message, file.reading.postmortem)),
    html: renderDocument(file, { path, ownAnchors }, places, settings),
    source: sourceLinks(file.document.path, settings.site),
  };
}

/** Find the timeline entry that contains the position of a message. */
function placeMessage(message: Message, { timeline }: Postmortem): PlacedMessage {
  const { offset } = message.place.start;
  const entry = timeline.findIndex(({ position }) => position.start.offset <= offset && offset < position.end.offset);
  return entry < 0 ? message : { ...message, entry };
}
