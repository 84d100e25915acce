// Pure, and bundled into the site's renderer.

/** The settings of the site that make links of tickets. */
export interface TicketLinks {
  /** URL of a ticket, with `{key}` for its key. */
  tickets?: string | undefined;
  /** URL of a file on the code host. */
  source?: string | undefined;
}

/**
 * The address of a ticket: of `PAY-100`, `#123`, `GH-123`, `!45`, `Bug 123`, `owner/repo#5`, or of a URL, which is its own.
 *
 * Numbers belong to the code host: where the tickets have the keys of Jira (`/browse/{key}`), they are those of the
 * repository that `source` names. `owner/repo#5` is on the same host, or else on GitHub.
 *
 * @returns `undefined` for a text that is not a key, and without `tickets` for everything but URLs.
 */
export function ticketUrl(ticket: string, links: TicketLinks): string | undefined {
  if (/^https?:\/\//i.test(ticket)) return /\s/.test(ticket) ? undefined : ticket;
  const { tickets } = links;
  if (tickets === undefined) return undefined;
  const [, project, sign = '#', ofProject] = /^((?:[\w.-]+\/)+[\w.-]+)([#!])(\d+)$/.exec(ticket) ?? [];
  const host = codeHostOf(links);
  if (project !== undefined && ofProject !== undefined) {
    if (project.split('/').some((name) => /^\.+$/.test(name))) return undefined;
    return issueUrl({ ...(host ?? github), project }, sign === '!', ofProject);
  }
  const request = /^(?:!|MR[ -]?[!#]?)(\d+)$/i.exec(ticket)?.[1];
  if (request !== undefined) return host?.isGitlab ? issueUrl(host, true, request) : undefined;
  const number = /^(?:#|GH-|b\/|(?:bug|issue|ticket|task|PR|pull request)[ -]?#?)(\d+)$/i.exec(ticket)?.[1];
  if (number !== undefined) {
    return host && jiraPath.test(tickets) ? issueUrl(host, false, number) : withKey(tickets, number);
  }
  return isKey.test(ticket) ? withKey(tickets, ticket) : undefined;
}

/** The text of a link to a ticket: a tracker's key as written, or the last part of a URL. */
export function ticketName(ticket: string): string {
  if (!/^https?:/i.test(ticket)) return ticket;
  const last =
    ticket
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? ticket;
  return /^\d+$/.test(last) ? `#${last}` : last;
}

/** One word with a number in it. */
const isKey = /^(?=.*\p{N})[\p{L}\p{N}_.-]+$/u;

/** No key of Jira is a number. */
const jiraPath = /\/browse\/\{key\}/;

interface CodeHost {
  origin: string;
  /** `owner/repository`, or more groups. */
  project: string;
  isGitlab: boolean;
}

const github = { origin: 'https://github.com', isGitlab: false };

function codeHostOf({ tickets = '', source = '' }: TicketLinks): CodeHost | undefined {
  const [, origin, project, dash] =
    /^(https?:\/\/[^/]+)\/([^?#]+?)(\/-)?\/issues\/\{key\}/.exec(tickets) ??
    /^(https?:\/\/[^/]+)\/([^?#]+?)(\/-)?\/(?:blob|src|tree)\//.exec(source) ??
    [];
  return origin === undefined || project === undefined ? undefined : { origin, project, isGitlab: dash !== undefined };
}

function issueUrl({ origin, project, isGitlab }: CodeHost, isRequest: boolean, number: string): string {
  const kind = isRequest ? (isGitlab ? 'merge_requests' : 'pull') : 'issues';
  return `${origin}/${project}${isGitlab ? '/-' : ''}/${kind}/${number}`;
}

function withKey(template: string, key: string): string {
  return template.replaceAll('{key}', () => encodeURIComponent(key));
}
