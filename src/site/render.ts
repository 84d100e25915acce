import { createCatalog, type Catalog } from '../catalog/catalog.ts';
import type { Run } from '../lint/run.ts';
import { renderHtml } from '../markdown/html.ts';
import type { Message } from '../message.ts';
import type { Postmortem, Visibility } from '../postmortem/postmortem.ts';
import type { Settings } from '../settings.ts';
import type { PlacedMessage, Renderer } from './renderer.ts';

/** A site, complete and in memory. */
export interface Site {
  catalog: Catalog;
  /** Text by path relative to the site's root, in the order in which they are to be written. */
  files: Map<string, string>;
}

/**
 * Render every page of a site.
 *
 * @param today The date that tasks are overdue by, `YYYY-MM-DD`.
 * @throws What a page threw; then there is no site.
 */
export async function renderSite(run: Run, renderer: Renderer, settings: Settings, today: string): Promise<Site> {
  const shown = run.files.filter((file) => isShown(file.reading.postmortem.visibility, settings));
  const catalog = createCatalog(shown.map((file) => file.reading.postmortem));
  const byPath = new Map(shown.map((file) => [file.path, file]));
  const files = new Map(Object.entries(renderer.assets));
  for (const route of renderer.routes(catalog)) {
    const file = route.page.name === 'incident' ? byPath.get(route.page.incident.path) : undefined;
    files.set(route.path, await renderer.render({ catalog, route, settings, today, ...documentLocals(file) }));
  }
  files.set('catalog.json', `${JSON.stringify(catalog, null, 2)}\n`);
  return { catalog, files };
}

const levels: Visibility[] = ['public', 'internal', 'restricted'];

function isShown(visibility: Visibility, settings: Settings): boolean {
  return levels.indexOf(visibility) <= levels.indexOf(settings.site.visibility);
}

/** An entry is what stands from its first line to its last. */
function placeMessage(message: Message, { timeline }: Postmortem): PlacedMessage {
  const { offset } = message.place.start;
  const entry = timeline.findIndex(({ position }) => position.start.offset <= offset && offset < position.end.offset);
  return entry < 0 ? message : { ...message, entry };
}

function documentLocals(file: Run['files'][number] | undefined) {
  if (!file) return { messages: [] };
  const { prose, entryContents, timelineNotes, definitions } = file.reading;
  return {
    messages: file.messages.map((message) => placeMessage(message, file.reading.postmortem)),
    html: {
      prose: renderHtml(prose, definitions),
      timelineNotes: renderHtml(timelineNotes, definitions),
      entries: entryContents.map((nodes) => renderHtml(nodes, definitions)),
    },
  };
}
