import type { IncomingMessage, ServerResponse } from 'node:http';
import { digestOf } from '../host/digest.ts';
import { isAllowedHost, type Listening } from './allowed-host.ts';
import { contentType } from './content-type.ts';
import type { SiteState } from './current-site.ts';
import type { LiveClients } from './live-clients.ts';
import { livePage, livePaths, problemPage } from './live-page.ts';
import { requestPath } from './request-path.ts';
import { makeFile } from './served-site.ts';

/** What requests are answered with. */
export interface Answering {
  listening: Listening;
  /** The present state of the site. */
  get: () => Promise<SiteState>;
  clients: LiveClients;
  /** The script and the style sheet that only served pages have. */
  preview: { script: string; style: string };
}

interface Answer {
  status: number;
  type: string;
  body: string | Uint8Array;
  /** The same for the same body; absent if it is not to be kept. */
  version?: string;
  headers?: Record<string, string>;
}

/**
 * Answer a request.
 *
 * @throws The error of a component of a page.
 */
export async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  answering: Answering,
): Promise<void> {
  const refusal = refuse(request, answering.listening);
  if (refusal) {
    send(request, response, refusal);
    return;
  }
  const target = request.url ?? '';
  const path = requestPath(target);
  if (path === undefined) send(request, response, plain(400, 'Malformed request'));
  else if (path === livePaths.events) await openEvents(target, request, response, answering);
  else send(request, response, await answer(path, `http://${request.headers.host}`, answering));
}

/** The version of a page: it changes when the page, or what keeps it from being up to date, does. */
export function versionOf(path: string, { site, problems }: SiteState): string {
  // The number of tasks in the head of every page comes from a script.
  const digests = [path, 'data/navigation.js'].map((file) => site?.fileAt(file)?.digest() ?? '');
  return digestOf([...digests, ...problems]);
}

function refuse({ method, headers, rawHeaders }: IncomingMessage, listening: Listening): Answer | undefined {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  if (hosts.length !== 1 || !isAllowedHost(headers.host, listening)) {
    return plain(403, 'This server does not answer to that host name; --host <name> makes it listen for one');
  }
  if (method !== 'GET' && method !== 'HEAD') {
    return { ...plain(405, 'Only GET and HEAD are allowed'), headers: { Allow: 'GET, HEAD' } };
  }
  const { 'sec-fetch-site': origin, 'sec-fetch-mode': mode } = headers;
  const isForeign = origin === 'cross-site' || origin === 'same-site';
  // Scripts hold the data of all incidents, and a page of another site could load them.
  return isForeign && mode !== 'navigate' ? plain(403, 'Only pages of this site may load its files') : undefined;
}

async function answer(path: string, url: string, { get, preview }: Answering): Promise<Answer> {
  if (path === livePaths.script) return { status: 200, type: contentType(path), body: preview.script };
  if (path === livePaths.style) return { status: 200, type: contentType(path), body: preview.style };
  const state = await get();
  const { site, problems } = state;
  const live = { page: path, version: versionOf(path, state), problems };
  const type = contentType('index.html');
  if (!site) return { status: 503, type, body: problemPage('Cannot show the site', live) };
  const file = site.fileAt(path);
  const content = file && (await makeFile(file, site, url));
  if (content === undefined) {
    const notFound = site.fileAt('404.html');
    const html = (notFound && (await makeFile(notFound, site, url)))?.toString() ?? '';
    return { status: 404, type, body: livePage(html, live) };
  }
  if (path.endsWith('.html')) {
    return { status: 200, type, body: livePage(content.toString(), live), version: live.version };
  }
  return { status: 200, type: contentType(path), body: content, version: file?.digest() ?? '' };
}

async function openEvents(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  { get, clients }: Answering,
): Promise<void> {
  const query = new URLSearchParams(target.slice(target.indexOf('?') + 1));
  const client = { page: query.get('page') ?? '', version: query.get('version') ?? '' };
  if (request.method !== 'GET') {
    send(request, response, { ...plain(405, 'Only GET is allowed'), headers: { Allow: 'GET' } });
    return;
  }
  const state = await get();
  clients.add(response, client);
  clients.notify((page) => versionOf(page, state));
}

function plain(status: number, text: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body: `${text}\n` };
}

function send(
  { method, headers: asked }: IncomingMessage,
  response: ServerResponse,
  { status, type, body, version, headers = {} }: Answer,
): void {
  const tag = version === undefined ? undefined : `"${version}"`;
  const isKnown = tag !== undefined && asked['if-none-match'] === tag;
  const bytes = Buffer.from(body);
  response.writeHead(isKnown ? 304 : status, {
    ...(!isKnown && { 'Content-Type': type, 'Content-Length': bytes.length }),
    'Cache-Control': 'no-cache',
    ...(tag !== undefined && { ETag: tag }),
    ...headers,
  });
  response.end(isKnown || method === 'HEAD' ? undefined : bytes);
}
