import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadConfig } from '../../src/config/config.ts';
import { loadEnvironment } from '../../src/host/environment.ts';
import { readDocuments } from '../../src/host/read-documents.ts';
import { findDocuments, readAsset } from '../../src/host/read-files.ts';
import { checkDocuments } from '../../src/lint/run.ts';
import type { Locals } from '../../src/publish/renderer.ts';
import { planSite } from '../../src/publish/plan.ts';
import { searchFiles } from '../../src/publish/search.ts';
import { ownAnchors } from '../src/own-anchors.ts';
import { dataOf } from '../src/page-data.ts';
import { routes } from '../src/routes.ts';
import { scripts } from '../src/scripts.ts';
import { searchRecord } from '../src/features/search/record.ts';

// For work on the site itself: `astro dev` shows the repository's own postmortems. This file is not compiled.

const root = path.resolve(import.meta.dirname, '../..');

/** The data of the requested page, or a response with the requested file. */
export async function devAnswer(address: string): Promise<Locals | Response> {
  const { settings } = await loadConfig(root);
  const now = new Date().toISOString();
  const documents = await readDocuments(root, await findDocuments(root, settings.documents));
  const run = checkDocuments(documents, settings, await loadEnvironment(root, settings, now));
  const plan = planSite(run, {
    renderer: { routes, ownAnchors, scripts, dataOf },
    settings,
    today: now.slice(0, 'YYYY-MM-DD'.length),
    readAsset: (file) => readAsset(root, file),
  });
  const pages = new Map(plan.routes.map((route) => [route.path, plan.localsOf(route)]));
  const name = decodeURIComponent(address).slice(1);
  const file = plan.files.get(name) ?? { copyOf: plan.copies.get(name) };
  if (typeof file === 'string') return new Response(file, { headers: { 'Content-Type': typeOf(name) } });
  if (file.copyOf !== undefined) return new Response(await readFile(file.copyOf));
  if (name === 'catalog.json') return Response.json(plan.catalog);
  const records = name.startsWith('search/')
    ? plan.routes.flatMap((route) => {
        const incident = plan.incidentOf(route);
        const { html } = plan.localsOf(route);
        return incident && html
          ? [searchRecord({ path: route.path, incident, passages: html.passages, settings })]
          : [];
      })
    : [];
  const script = searchFiles(records).get(name);
  if (script !== undefined) return new Response(script, { headers: { 'Content-Type': 'text/javascript' } });
  const locals = pages.get(`${name || 'index'}.html`) ?? pages.get('404.html');
  if (!locals) throw new Error('The site has no not-found page');
  return locals;
}

function typeOf(name: string): string {
  return name.endsWith('.css') ? 'text/css' : 'text/javascript';
}
