import * as compiled from '#renderer';
import { defaultSettings } from 'casebook';
import { expect, test } from 'vitest';
import { loadEnvironment } from '../../src/host/environment.ts';
import { readDocuments } from '../../src/host/read-documents.ts';
import { findDocuments } from '../../src/host/read-files.ts';
import { checkDocuments } from '../../src/lint/check-documents.ts';
import { previewSite } from '../../src/publish/preview.ts';
import type { DocumentHtml, Renderer } from '../../src/publish/renderer.ts';
import { everyFeature } from '../fixtures/every-feature.ts';
import { folderWith, root } from '../support/cli.ts';

const renderer: Renderer = compiled;

/** The ids on the pages of incidents whose documents say nothing, so that all of them are the renderer's. */
async function ownIds(folder: string): Promise<Set<string>> {
  const now = '2024-08-20T09:12:00Z';
  const environment = await loadEnvironment(folder, defaultSettings, now);
  const paths = await findDocuments(folder, defaultSettings.documents);
  const checked = checkDocuments(await readDocuments(folder, paths), defaultSettings, environment);
  const plan = previewSite(checked, {
    renderer,
    settings: defaultSettings,
    today: now.slice(0, 10),
    readAsset: () => undefined,
  });
  const pages = plan.routes
    .filter(({ page }) => page.name === 'incident')
    .map(async (route) => {
      const locals = plan.localsOf(route);
      return renderer.render(locals.html ? { ...locals, html: withoutText(locals.html) } : locals);
    });
  const ids = (await Promise.all(pages)).flatMap((html) =>
    Array.from(html.matchAll(/<[^>]*\sid="([^"]*)"/g), ([, id = '']) => id),
  );
  return new Set(ids);
}

function withoutText(html: DocumentHtml): DocumentHtml {
  return { ...html, prose: '', timelineNotes: '', footnotes: '', entries: html.entries.map(() => '') };
}

test('are all ids that components give to elements of incident pages', async () => {
  const folders = [root, await folderWith(everyFeature)];
  const ids = (await Promise.all(folders.map(ownIds))).flatMap((found) => [...found]);
  expect(ids.filter((id) => !renderer.ownAnchors.test(id))).toEqual([]);
});

test('are more than the frame of a page', async () => {
  const ids = [...(await ownIds(root))];
  for (const id of ['main', 'timeline', 'contents', 'tasks', 'measured', 'cause', 'impact', 'related', 's1']) {
    expect(ids).toContain(id);
  }
  expect(ids.some((id) => /^t\d{4}-/.test(id))).toBe(true);
});

test('include the ids that the search adds in the browser, and no other words', () => {
  const isOwn = (id: string) => renderer.ownAnchors.test(id);
  expect(
    ['search-list', 'search-incidents', 'search-tasks', 'search-hit-12', 'k-in_progress'].filter(isOwn).length,
  ).toBe(5);
  expect(['search', 'search-', 'main-2', 'impact-on-users', 't1', 's5', 'k-', ''].filter(isOwn)).toEqual([]);
});
