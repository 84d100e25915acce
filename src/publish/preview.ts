import type { CheckedDocument } from '../lint/run.ts';
import type { Message } from '../message.ts';
import type { CustomSchema } from '../rule.ts';
import { createPageMaker, type DocumentContent } from './document-page.ts';
import { createPlaces } from './places.ts';
import { expectedPages, planSite, type SitePlan, type SiteSources } from './plan.ts';
import type { Locals, Renderer, Route } from './renderer.ts';

/** A site in memory, of which pages are rendered as they are asked for. */
export interface Preview extends Omit<SitePlan, 'localsOf'> {
  localsOf: (route: Route) => Locals;
  /** What only the page of an incident and the search show; `undefined` for other pages. */
  contentOf: (route: Route) => DocumentContent | undefined;
}

/** What a preview needs of the site. */
type PreviewRenderer = Pick<Renderer, 'routes' | 'scripts' | 'dataOf' | 'incidentPath' | 'ownAnchors' | 'searchRecord'>;

/** Plan a site from documents that were read in this thread. */
export function previewSite(
  documents: readonly (CheckedDocument & { messages: readonly Message[] })[],
  sources: SiteSources & { renderer: PreviewRenderer; customSchema?: CustomSchema | undefined },
): Preview {
  const { renderer, settings, readAsset, customSchema } = sources;
  const byPath = new Map(documents.map((checked) => [checked.document.path, checked]));
  const pages = expectedPages([...byPath.keys()], renderer);
  const makeFirst = createPageMaker(
    renderer,
    settings,
    createPlaces({ pages, hidden: new Set(), readAsset }),
    customSchema,
  );
  const plan = planSite(
    documents.map((checked) => {
      const { path } = checked.document;
      return { page: makeFirst(checked, pages.get(path) ?? path).page, messages: checked.messages };
    }),
    sources,
  );
  // Only now it is known which documents have a page.
  const make = createPageMaker(renderer, settings, plan.find, customSchema);
  const contentOf = ({ path, page }: Route): DocumentContent | undefined => {
    const checked = page.name === 'incident' ? byPath.get(page.document) : undefined;
    return checked && make(checked, path).content;
  };
  return {
    ...plan,
    contentOf,
    localsOf(route) {
      const html = contentOf(route)?.html;
      return { ...plan.localsOf(route), frame: plan.frame, ...(html && { html }) };
    },
  };
}
