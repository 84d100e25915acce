import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadConfig } from '../../src/config/config.ts';
import { loadEnvironment } from '../../src/host/environment.ts';
import { readDocuments } from '../../src/host/read-documents.ts';
import { findDocuments, readAsset } from '../../src/host/read-files.ts';
import { checkDocuments } from '../../src/lint/check-documents.ts';
import type { Locals } from '../../src/publish/renderer.ts';
import { previewSite } from '../../src/publish/preview.ts';
import { indexFiles, recordFiles } from '../../src/publish/search.ts';
import { storeRecord } from '../../src/publish/stored-record.ts';
import { Synonyms } from '../../src/search/synonyms.ts';
import { yearOf } from '../src/catalog/incidents.ts';
import { incidentPath } from '../src/catalog/links.ts';
import { files } from '../src/files.ts';
import { ownAnchors } from '../src/own-anchors.ts';
import { dataOf } from '../src/page-data.ts';
import { routes } from '../src/routes.ts';
import { scripts } from '../src/scripts.ts';
import { serviceRecords } from '../src/features/search/service-records.ts';
import { searchRecord } from '../src/features/search/record.ts';

// For work on the site itself: `astro dev` shows the repository's own postmortems. This file is not compiled.

const root = path.resolve(import.meta.dirname, '../..');

const noStore = { get: () => undefined, put: () => undefined };

/** The data of the requested page, or a response with the requested file. */
export async function devAnswer(address: string): Promise<Locals | Response> {
  const { settings } = await loadConfig(root);
  const now = new Date().toISOString();
  const documents = await readDocuments(root, await findDocuments(root, settings.documents));
  const environment = await loadEnvironment(root, settings, now);
  const checked = checkDocuments(documents, settings, environment);
  const site = previewSite(checked, {
    renderer: { files, routes, scripts, dataOf, yearOf, incidentPath, ownAnchors, searchRecord },
    settings,
    customSchema: environment.customSchema,
    today: now.slice(0, 'YYYY-MM-DD'.length),
    readAsset: (file) => readAsset(root, file),
  });
  const name = decodeURIComponent(address).slice(1);
  const file = site.files.get(name);
  if (typeof file === 'string') return new Response(file, { headers: { 'Content-Type': typeOf(name) } });
  if (file !== undefined && 'copyOf' in file) return new Response(await readFile(file.copyOf));
  const text = site.textAt(name);
  if (text !== undefined) return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
  if (name === 'catalog.json') return Response.json(site.catalog);
  if (name.startsWith('search/')) {
    const records = site.routes.flatMap((route) => site.contentOf(route)?.record ?? []);
    const words = new Synonyms(settings.site.synonyms);
    const incidents = records.map((record) => storeRecord(record, words));
    const services = serviceRecords(site.catalog).map((record) => storeRecord(record, words));
    const indexes = [
      ...recordFiles([...services, ...incidents]),
      ...indexFiles({ services, incidents }, settings.site.synonyms, noStore),
    ];
    const script = indexes.find(({ path: other }) => other === name);
    if (script) return new Response(script.read(), { headers: { 'Content-Type': 'text/javascript' } });
  }
  const routeOf = (page: string) => site.routes.find((route) => route.path === page);
  const route = routeOf(`${name || 'index'}.html`) ?? routeOf('404.html');
  if (!route) throw new Error('The site has no not-found page');
  return site.localsOf(route);
}

function typeOf(name: string): string {
  return name.endsWith('.css') ? 'text/css' : 'text/javascript';
}
