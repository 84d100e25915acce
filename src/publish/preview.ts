import type { CheckedDocument } from '../lint/run.ts';
import type { Message } from '../message.ts';
import type { CustomSchema } from '../rule.ts';
import { createPageMaker, type DocumentContent } from './document-page.ts';
import { createPlaces } from './places.ts';
import { expectedPages, planSite, type SitePlan, type SiteSources } from './plan.ts';
import { programFiles } from './program-files.ts';
import type { Locals, Renderer, Route, SiteText } from './renderer.ts';

/** A site in memory, of which pages are rendered as they are asked for. */
export interface Preview extends Omit<SitePlan, 'localsOf'> {
  localsOf: (route: Route) => Locals;
  /** What only the page of an incident and the search show; `undefined` for other pages. */
  contentOf: (route: Route) => DocumentContent | undefined;
  /** A file for programs, or a copy of a document, by path in the site; `undefined` for other files. */
  textAt: (file: string) => string | undefined;
}

/** What a preview needs of the site. */
type PreviewRenderer = Pick<
  Renderer,
  'files' | 'routes' | 'scripts' | 'dataOf' | 'yearOf' | 'incidentPath' | 'ownAnchors' | 'searchRecord'
>;

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
      const { page } = makeFirst(checked, pages.get(path) ?? path);
      return { page, messages: checked.messages, text: Buffer.from(checked.document.text) };
    }),
    sources,
  );
  // Only now it is known which documents have a page.
  const make = createPageMaker(renderer, settings, plan.find, customSchema);
  const known = documents.map(({ check }) => check.known);
  let texts: SiteText[] | undefined;
  const contentOf = ({ path, page }: Route): DocumentContent | undefined => {
    const checked = page.name === 'incident' ? byPath.get(page.document) : undefined;
    return checked && make(checked, path).content;
  };
  return {
    ...plan,
    contentOf,
    textAt(file) {
      const copied = [...plan.copies].find(([, copy]) => copy === file)?.[0];
      if (copied !== undefined) return byPath.get(copied)?.document.text;
      texts ??= programFiles(plan, { ...sources, known });
      return texts.find(({ path }) => path === file)?.text();
    },
    localsOf(route) {
      const html = contentOf(route)?.html;
      return { ...plan.localsOf(route), frame: plan.frame, ...(html && { html }) };
    },
  };
}
