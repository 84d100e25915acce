import { asMap, asText } from '../postmortem/coerce.ts';

/** A request that did not succeed. */
export class RefusedRequest extends Error {
  /** HTTP status, if there was an answer. */
  readonly status: number | undefined;
  /** Whether other requests would fail as well. */
  readonly isFinal: boolean;
  /** Whether the host may have done what it was asked for. */
  readonly isUncertain: boolean;

  /** @param reason One line, to follow `#12 was not read: `. It holds no token. */
  constructor(
    reason: string,
    { status, isFinal = false, isUncertain = false }: { status?: number; isFinal?: boolean; isUncertain?: boolean },
  ) {
    super(reason);
    this.name = 'RefusedRequest';
    this.status = status;
    this.isFinal = isFinal;
    this.isUncertain = isUncertain;
  }
}

/**
 * Why a host refuses a request.
 *
 * @param message What the host says.
 * @param token The variable of the environment that the token is from, if one was sent.
 */
export function reasonOf(status: number, message: string, host: string, token: string | undefined): string {
  const advice =
    token === 'CI_JOB_TOKEN'
      ? '; CI_JOB_TOKEN does not give access to issues, set GITLAB_TOKEN'
      : token === undefined
        ? '; no token was sent'
        : '';
  const said = message === '' ? '' : `: ${message}`;
  switch (status) {
    case 401:
      return token === undefined || token === 'CI_JOB_TOKEN'
        ? `${host} asks for a token (401)${advice}`
        : `${host} does not accept ${token} (401): it is wrong, or has expired`;
    case 403:
      return `${host} forbids it (403)${token === undefined ? '' : `: ${token} lacks a permission`}${advice}`;
    case 404:
      return token === undefined || token === 'CI_JOB_TOKEN'
        ? `not found, or not public (404)${advice}`
        : `not found, or ${token} may not read it (404)`;
    case 410:
      return 'deleted, or the project has no issues (410)';
    default:
      return `${host} refuses (${status})${said}`;
  }
}

/** What a host says about a refusal: `message` of GitHub, with its first detail; `message` or `error` of GitLab. */
export function messageOf(data: unknown): string {
  const { message, error, errors } = asMap(data);
  const [detail] = Array.isArray(errors) ? errors.map(asMap) : [];
  const more = detail && (asText(detail.message) ?? [detail.field, detail.code].map(asText).filter(Boolean).join(' '));
  const said = asText(message) ?? asText(error) ?? (message === undefined ? '' : JSON.stringify(message));
  return more ? `${said} (${more})` : said;
}
