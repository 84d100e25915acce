import { UserError } from '../errors.ts';
import type { HostVariables } from '../host/io.ts';
import { isLoopback } from '../text/source-address.ts';
import { hostKinds, type HostKind } from './host-kinds.ts';
import type { Token } from './request.ts';

/** The flags that name a code host and a project. */
export interface TargetFlags {
  from?: HostKind;
  hostUrl?: string;
  project?: string;
}

/** Where tickets are. */
export interface Target {
  kind: HostKind;
  /** Address of the web site, without a slash at its end. */
  web: string;
  /** `owner/repository`, or `group/subgroup/project`. */
  project: string;
  token?: Token;
  /** A variable whose token this host does not get, since neither the user nor CI names the host. */
  keptBack?: string;
}

/** Where the makers of the code hosts serve everyone. */
export const ownHosts = { github: 'github.com', gitlab: 'gitlab.com' };

/**
 * Find out whose tickets are asked for: what flags name, or else git's remote `origin`. Neither documents nor the
 * configuration have a say, which a pull request can change.
 *
 * @param remote Address of the remote.
 * @throws {UserError} `OPTION_INVALID` if that is not clear.
 */
export function findTarget(flags: TargetFlags, remote: string | undefined, variables: HostVariables): Target {
  const origin = remote === undefined ? undefined : readRemote(remote);
  const named = flags.hostUrl === undefined ? undefined : readHostUrl(flags.hostUrl);
  const originKind = origin && kindOf(hostOf(origin.web), variables);
  const isOriginMeant = origin && (flags.from === undefined || originKind === undefined || originKind === flags.from);
  const web = named ?? (isOriginMeant ? origin.web : flags.from && `https://${ownHosts[flags.from]}`);
  if (web === undefined) {
    throw new UserError(
      'OPTION_INVALID',
      'Missing a code host: git has no remote `origin` on one; name exported files, or --from and --project',
    );
  }
  const host = hostOf(web);
  const kind = flags.from ?? kindOf(host, variables);
  if (kind === undefined) {
    throw new UserError(
      'OPTION_INVALID',
      `Cannot tell whether ${host} is GitHub or GitLab; add --from github or gitlab`,
    );
  }
  const project = flags.project ?? (origin && isSameHost(origin.web, web) ? projectBelow(web, origin) : undefined);
  if (project === undefined) {
    throw new UserError('OPTION_INVALID', `Missing the project on ${host}; add --project owner/repository`);
  }
  if (!isProject(project, kind)) {
    throw new UserError('OPTION_INVALID', `Unexpected project ${project}, expected owner/repository`);
  }
  const token = tokenFor(kind, web, variables);
  if (token === undefined) return { kind, web, project };
  const isMeant = named !== undefined || isTrusted(kind, host, variables);
  return { kind, web, project, ...(isMeant ? { token } : { keptBack: token.variable }) };
}

/** Address of the REST interface of a host, without a slash at its end. */
export function interfaceOf({ kind, web }: Pick<Target, 'kind' | 'web'>): string {
  if (kind === 'gitlab') return `${web}/api/v4`;
  const { host, hostname } = new URL(web);
  if (hostname === ownHosts.github) return 'https://api.github.com';
  return hostname.endsWith('.ghe.com') ? `https://api.${host}` : `${web}/api/v3`;
}

/** Whether a text can be the path of a project. */
export function isProject(project: string, kind: HostKind): boolean {
  const names = project.split('/');
  const isName = (name: string): boolean => /^[\w.-]+$/.test(name) && !/^\.+$/.test(name);
  return names.every(isName) && (kind === 'github' ? names.length === 2 : names.length >= 2);
}

/** Ports differ between SSH and HTTPS. */
function isSameHost(a: string, b: string): boolean {
  return new URL(a).hostname === new URL(b).hostname;
}

function hostOf(web: string): string {
  return new URL(web).host;
}

/** The web site of a remote, and the project, of any address that git has for one; users and passwords are left out. */
function readRemote(remote: string): { web: string; path: string } | undefined {
  const [, scheme = 'ssh', host, port = '', path] =
    /^(?:(https?|ssh|git):\/\/)?(?:[^@/]*@)?([\w.-]+)(:\d+(?=\/))?[:/]+([\w./~-]+?)(?:\.git)?\/*$/.exec(remote) ?? [];
  const isHost = host !== undefined && /^\w+(?:[.-]+\w+)*\.\w+$/.test(host) && remote.includes(':');
  if (!isHost || path === undefined) return undefined;
  // Hosts that serve git where only the port of HTTPS is open.
  const name = host.toLowerCase().replace(/^ssh\.(?=github\.com$)|^altssh\.(?=gitlab\.com$)/, '');
  return { web: `https://${name}${scheme === 'https' ? port : ''}`, path };
}

function readHostUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.username || url?.password) {
    throw new UserError(
      'OPTION_INVALID',
      'Unexpected user in --host-url, expected an address such as https://git.example.com',
    );
  }
  if (!url || url.search || url.hash || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url)))) {
    throw new UserError(
      'OPTION_INVALID',
      `Unexpected --host-url ${text}, expected an address such as https://git.example.com`,
    );
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/** GitLab may be below a path, which HTTPS remotes have as well. */
function projectBelow(web: string, { path }: { path: string }): string {
  const prefix = new URL(web).pathname.slice(1);
  return prefix !== '' && path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : path;
}

function kindOf(host: string, variables: HostVariables): HostKind | undefined {
  for (const kind of hostKinds) if (statedHosts(kind, variables).includes(host)) return kind;
  if (/github|\.ghe\.com$/.test(host)) return 'github';
  return host.includes('gitlab') ? 'gitlab' : undefined;
}

/** The hosts that CI and the settings of `gh` and `glab` name. */
function statedHosts(kind: HostKind, variables: HostVariables): string[] {
  const stated =
    kind === 'github'
      ? [variables.GH_HOST, variables.GITHUB_SERVER_URL]
      : [variables.GITLAB_HOST, variables.CI_SERVER_URL];
  return stated.flatMap((text) => {
    const url = text && (/^https?:\/\//.test(text) ? text : `https://${text}`);
    return url && URL.canParse(url) ? [hostOf(url)] : [];
  });
}

/** Whether a host may have the token without being named by a flag. */
function isTrusted(kind: HostKind, host: string, variables: HostVariables): boolean {
  const stated = statedHosts(kind, variables);
  if (stated.length > 0) return stated.includes(host);
  return host === ownHosts[kind] || (kind === 'github' && host.endsWith('.ghe.com'));
}

function tokenFor(kind: HostKind, web: string, variables: HostVariables): Token | undefined {
  const host = hostOf(web);
  const names = [...tokenNames(kind, host)];
  // A job's token is known to its own server only.
  const { CI_SERVER_URL: server } = variables;
  if (kind === 'gitlab' && server && URL.canParse(server) && hostOf(server) === host) names.push('CI_JOB_TOKEN');
  for (const variable of names) {
    const value = variables[variable]?.trim();
    if (value) return { variable, value };
  }
  return undefined;
}

/** As `gh` does it, a server of one's own has its own variables first. */
function tokenNames(kind: HostKind, host: string): (keyof HostVariables)[] {
  if (kind === 'gitlab') return ['GITLAB_TOKEN'];
  const isOwn = host === ownHosts.github || host.endsWith('.ghe.com');
  return [...(isOwn ? [] : (['GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN'] as const)), 'GH_TOKEN', 'GITHUB_TOKEN'];
}
