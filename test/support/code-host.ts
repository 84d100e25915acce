import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../src/host/io.ts';

/** An issue as a code host keeps it. */
export interface HostIssue {
  number: number;
  title?: string;
  body?: string;
  isClosed?: boolean;
  /** ISO 8601. */
  closedAt?: string;
  /** Of GitHub. */
  reason?: string;
  labels?: string[];
  /** Whether its author does not belong to the project. */
  isForeign?: boolean;
}

/** A project on a code host that runs on this machine. */
export interface HostProject {
  issues: HostIssue[];
  isPublic?: boolean;
  /** Its name after a rename. */
  renamed?: string;
}

/** What a handler answers instead of the host; `undefined` to let the host answer. */
export type Intercept = (request: HostRequest, response: ServerResponse) => boolean | undefined;

export interface HostRequest {
  method: string;
  /** With the query, below the address of the interface. */
  path: string;
  headers: IncomingMessage['headers'];
  body: unknown;
}

export interface CodeHost {
  address: string;
  /** All requests, in order. */
  requests: HostRequest[];
  /** The same as `GET /repos/…`. */
  asked: () => string[];
}

/** Serve what GitHub or GitLab documents of the interfaces that Casebook uses. */
export async function serveCodeHost(
  kind: 'github' | 'gitlab',
  projects: Record<string, HostProject>,
  intercept: Intercept = () => undefined,
): Promise<CodeHost> {
  const requests: HostRequest[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const request = {
        method: incoming.method ?? '',
        path: (incoming.url ?? '').replace(/^\/api\/v[34]/, ''),
        headers: incoming.headers,
        body: text === '' ? undefined : (JSON.parse(text) as unknown),
      };
      requests.push(request);
      if (intercept(request, response)) return;
      (kind === 'github' ? answerAsGithub : answerAsGitlab)(projects, request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  return {
    address: `http://127.0.0.1:${address.port}`,
    requests,
    asked: () => requests.map(({ method, path }) => `${method} ${path}`),
  };
}

/** Answer with JSON. */
export function answer(response: ServerResponse, status: number, data: unknown, headers: object = {}): true {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify(data));
  return true;
}

/** A clock that only moves while something waits. */
export function testClock(): Clock & { waits: number[] } {
  let now = 0;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    wait(milliseconds) {
      now += milliseconds;
      waits.push(milliseconds);
      return Promise.resolve();
    },
  };
}

type Answerer = (projects: Record<string, HostProject>, request: HostRequest, response: ServerResponse) => unknown;

const answerAsGithub: Answerer = (projects, { method, path, headers, body }, response) => {
  const url = new URL(path, 'http://localhost');
  const [, name = '', rest = ''] = /^\/repos\/([^/]+\/[^/]+)(.*)$/.exec(url.pathname) ?? [];
  const project = projects[name];
  if (!project) return answer(response, 404, { message: 'Not Found', status: '404' });
  const shown = (issue: HostIssue): object => ({
    url: `https://api.example.com/repos/${name}/issues/${issue.number}`,
    html_url: `https://example.com/${name}/issues/${issue.number}`,
    number: issue.number,
    title: issue.title ?? 'A',
    body: issue.body ?? null,
    state: issue.isClosed ? 'closed' : 'open',
    state_reason: issue.reason ?? null,
    closed_at: issue.isClosed ? (issue.closedAt ?? '2024-08-15T10:00:00Z') : null,
    author_association: issue.isForeign ? 'NONE' : 'MEMBER',
    user: { login: 'ada', type: 'User' },
  });
  if (rest === '') return answer(response, 200, { full_name: project.renamed ?? name, private: !project.isPublic });
  if (rest === '/issues' && method === 'POST') {
    const { title, body: text, labels = [] } = body as { title: string; body: string; labels?: string[] };
    const issue = { number: nextNumber(project), title, body: text, labels };
    project.issues.unshift(issue);
    return answer(response, 201, shown(issue));
  }
  if (rest === '/issues') return answerPage(project.issues.map(shown), url, headers.host, '/api/v3', response);
  const issue = project.issues.find(({ number }) => rest === `/issues/${number}`);
  return issue ? answer(response, 200, shown(issue)) : answer(response, 404, { message: 'Not Found', status: '404' });
};

const answerAsGitlab: Answerer = (projects, { method, path, headers, body }, response) => {
  const url = new URL(path, 'http://localhost');
  const [, encoded = '', rest = ''] = /^\/projects\/([^/]+)(.*)$/.exec(url.pathname) ?? [];
  const name = decodeURIComponent(encoded);
  const project = projects[name];
  if (!project) return answer(response, 404, { message: '404 Project Not Found' });
  const shown = (issue: HostIssue): object => ({
    id: 1000 + issue.number,
    iid: issue.number,
    title: issue.title ?? 'A',
    description: issue.body ?? null,
    state: issue.isClosed ? 'closed' : 'opened',
    closed_at: issue.isClosed ? (issue.closedAt ?? '2024-08-15T10:00:00.000Z') : null,
    author: { id: issue.isForeign ? 99 : 1, username: 'ada' },
    web_url: `https://example.com/${name}/-/issues/${issue.number}`,
  });
  if (rest === '') {
    const visibility = project.isPublic ? 'public' : 'private';
    return answer(response, 200, { id: 5, path_with_namespace: project.renamed ?? name, visibility });
  }
  const member = /^\/members\/all\/(\d+)$/.exec(rest)?.[1];
  if (member === '1') return answer(response, 200, { id: 1, access_level: 30 });
  if (member !== undefined) return answer(response, 404, { message: '404 Not found' });
  if (rest !== '/issues') return answer(response, 404, { error: '404 Not Found' });
  if (method === 'POST') {
    const { title, description, labels = '' } = body as { title: string; description: string; labels?: string };
    const issue = { number: nextNumber(project), title, body: description, labels: labels.split(',') };
    project.issues.unshift(issue);
    return answer(response, 201, shown(issue));
  }
  const numbers = url.searchParams.getAll('iids[]').map(Number);
  const issues = project.issues.filter(({ number }) => numbers.length === 0 || numbers.includes(number));
  return answerPage(issues.map(shown), url, headers.host, '/api/v4', response);
};

function answerPage(items: object[], url: URL, host = '', prefix = '', response: ServerResponse): void {
  const size = Number(url.searchParams.get('per_page') ?? 30);
  const page = Number(url.searchParams.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (relation: string, to: number): string => {
    const target = new URL(`http://${host}${prefix}${url.pathname}${url.search}`);
    target.searchParams.set('page', String(to));
    return `<${target.href}>; rel="${relation}"`;
  };
  const links = page < last ? { Link: `${link('next', page + 1)}, ${link('last', last)}` } : {};
  answer(response, 200, items.slice((page - 1) * size, page * size), links);
}

function nextNumber({ issues }: HostProject): number {
  return Math.max(0, ...issues.map(({ number }) => number)) + 1;
}
