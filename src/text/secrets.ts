/** A credential in a text. */
export interface Secret {
  /** The kind of credential: `GitHub token`. */
  what: string;
  /** The prefix that identifies the token, and that may be shown: `ghp_`. Absent for a private key. */
  prefix?: string;
  /** Zero-based offsets into the text, `end` excluded; for a private key, of its first line. */
  start: number;
  end: number;
}

/** Find credentials that need no context to be recognised: tokens with known prefixes, and private keys. */
export function findSecrets(text: string): Secret[] {
  if (!anyStart.test(text)) return [];
  return secrets
    .flatMap(({ what, pattern }) =>
      Array.from(text.matchAll(pattern), ({ index, 0: found, groups }) => {
        const { prefix, rest = '' } = groups ?? {};
        const end = index + found.length;
        const isReal = prefix === undefined ? isKey(text.slice(end, end + longestHead)) : !isMadeUp(rest);
        return isReal ? { what, ...(prefix !== undefined && { prefix }), start: index, end } : undefined;
      }),
    )
    .filter((secret) => secret !== undefined)
    .toSorted((a, b) => a.start - b.start);
}

/** Replace every character of a token after its prefix by `•`, so that columns stay the same. */
export function maskSecrets(text: string): string {
  return findSecrets(text).reduceRight(
    (masked, { prefix, start, end }) =>
      prefix === undefined ? masked : masked.slice(0, start) + prefix.padEnd(end - start, '•') + masked.slice(end),
    text,
  );
}

// Without JSON Web Tokens: most have expired before anyone reads them, and manuals are full of them.
const secrets: { what: string; start: string; pattern: RegExp }[] = [
  token('GitHub token', 'gh[opsur]_', '[A-Za-z0-9]{36,255}'),
  token('GitHub token', 'github_pat_', String.raw`\w{60,255}`),
  token('GitLab token', 'glpat-', String.raw`[\w-]{20,300}`),
  token('AWS access key', 'A[KS]IA', '[A-Z2-7]{16}'),
  token('Slack token', 'xox[abeoprs]-', String.raw`(?:\d{1,20}-){1,4}[A-Za-z0-9]{20,200}`),
  token('Stripe key', '[rs]k_live_', '[A-Za-z0-9]{24,255}'),
  token('Google API key', 'AIza', String.raw`[\w-]{35}`),
  token('npm token', 'npm_', '[A-Za-z0-9]{36}'),
  {
    what: 'private key',
    start: '-----BEGIN ',
    pattern: /-----BEGIN (?:[A-Z0-9]{2,12} )?PRIVATE KEY(?: BLOCK)?-----/g,
  },
];

/** Most texts hold none of them, and one search takes less than half of the time of nine. */
const anyStart = new RegExp(secrets.map(({ start }) => start).join('|'));

function token(what: string, prefix: string, rest: string): { what: string; start: string; pattern: RegExp } {
  const pattern = new RegExp(String.raw`(?<![\w-])(?<prefix>${prefix})(?<rest>${rest})(?![\w-])`, 'g');
  return { what, start: prefix, pattern };
}

/** `xxxx…`, and the keys in Amazon's manuals, which all end in `EXAMPLE`. */
function isMadeUp(rest: string): boolean {
  return new Set(rest).size < fewestCharacters || rest.endsWith('EXAMPLE');
}

/** 16 random characters out of 32 have fewer than 8 different ones less than once in 10,000 cases. */
const fewestCharacters = 8;

/** Whether the first line is followed by key material, possibly after headers or inside a string, and not by `...` only. */
function isKey(below: string): boolean {
  return /^(?:\s|\\[nr]|[\w-]+: [^\n]{1,80}\n){0,40}[A-Za-z0-9+/]{40}/.test(below);
}

const longestHead = 400;
