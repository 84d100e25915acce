import type { PostmortemFrontmatter } from '../../postmortem/frontmatter.ts';
import { readOwners } from '../../postmortem/tasks/owners.ts';
import type { IncidentSeverity } from '../../settings.ts';

/** The configured severity that a text names: `SEV-2`, `Sev 2 (partial outage)`, `P1`; absent if none. */
export function readSeverity(text: string, severities: readonly IncidentSeverity[]): string | undefined {
  const folded = foldName(text);
  const [word = ''] = /^[\p{L}]+[\s-]*\d+|^[\p{L}\d]+/u.exec(text.trim()) ?? [];
  for (const wanted of [folded, foldName(word)]) {
    const found = severities.find(({ name, aliases }) =>
      [name, ...aliases].some((known) => foldName(known) === wanted),
    );
    if (found) return found.name;
  }
  return undefined;
}

function foldName(text: string): string {
  return text.toLowerCase().replaceAll(/severity|[^\p{L}\p{N}]+/gu, (part) => (part === 'severity' ? 'sev' : ''));
}

const statuses: readonly [RegExp, NonNullable<PostmortemFrontmatter['status']>][] = [
  [/^(?:draft|in progress|wip|work in progress|preliminary|incomplete)\b/i, 'draft'],
  [/^(?:in[ _-]review|under review|review|awaiting review|ready for review)\b/i, 'in_review'],
  [/^(?:reviewed|final|finali[sz]ed|complete|completed|published|approved|done)\b/i, 'reviewed'],
  [/^closed\b/i, 'closed'],
  [/^(?:withdrawn|retracted)\b/i, 'withdrawn'],
];

/** The state of the write-up. `resolved`, and `closed, mitigated`, is that of the incident, and says nothing. */
export function readStatus(text: string): PostmortemFrontmatter['status'] {
  if (/\b(?:mitigated|resolved|fixed|restored|recovered)\b/i.test(text)) return undefined;
  return statuses.find(([pattern]) => pattern.test(text.trim()))?.[1];
}

/** The people in a text: `Ann Example <ann@example.com>, @bob`. */
export function readPeople(text: string): string[] {
  return readOwners(text.replaceAll(/<[^>]*>|\([^)]*\)|\S+@\S+\.\w+/g, ' ')).filter((name) => name.length <= 40);
}

/** The names in a list of services: `orders, payments (EU)`; none in a sentence. */
export function readNames(text: string, items: readonly string[] | undefined): string[] {
  const names = (items ?? text.split(/\s*[,;]\s*/)).map((name) => name.replace(/[.\s]+$/, '').trim()).filter(Boolean);
  return names.every((name) => name.split(' ').length <= 5 && name.length <= 50) ? [...new Set(names)] : [];
}

/** The share of users that a text states: `about 60 % of our users`. */
export function readPercentAffected(text: string): { value: number; estimate?: true } | undefined {
  const [, about, number] =
    /(?:(approximately|approx\.|about|around|roughly|nearly|almost|up to|over|~)\s*)?(\d{1,3}(?:\.\d+)?)\s?%\s+of\s+(?:all\s+|our\s+|the\s+|active\s+)*(?:users|customers|clients|visitors|accounts|subscribers)\b/i.exec(
      text,
    ) ?? [];
  const value = Number(number);
  if (number === undefined || value > 100) return undefined;
  return about === undefined ? { value } : { value, estimate: true };
}

type Method = NonNullable<NonNullable<PostmortemFrontmatter['detection']>['method']>;

const methods: readonly [RegExp, Method][] = [
  [
    /\b(?:no|without (?:an |any )?|lack of|absence of|missing) (?:alert|alarm|monitor)|\bnot? (?:alerted|paged)|did(?: not|n['’]t) (?:alert|fire|page)/i,
    'unknown',
  ],
  [
    /\b(?:alert(?:s|ed|ing)?|alarm(?:s|ed)?|monitor(?:s|ing)?|paged|pager|page from|prometheus|datadog|pingdom|synthetic)\b/i,
    'alert',
  ],
  [
    /\b(?:customers?|users?|clients?|support tickets?|complaints?|community)\b.{0,40}\b(?:report|complain|contact|rais|notic|told|ticket)|\breports? (?:from|by) (?:a |our |some |several )?(?:customers?|users?|clients?)|\b(?:customer|user) (?:report|complaint)/i,
    'customer',
  ],
  [/\b(?:vendor|provider|supplier)\b/i, 'vendor'],
  [/\b(?:researcher|bug bounty|disclos)/i, 'researcher'],
  [
    /\b(?:engineers?|developers?|team|on-?call|colleagues?|employees?|staff|we|I|manually)\b.{0,30}\b(?:notic|observ|discover|found|saw|spot|detect|report)/i,
    'human',
  ],
];

/** Who or what detected an incident, from how a text tells it; absent when several did, or it does not say. */
export function readDetectionMethod(text: string): Method | undefined {
  const found = methods.filter(([pattern]) => pattern.test(text)).map(([, method]) => method);
  return found.length === 1 && found[0] !== 'unknown' ? found[0] : undefined;
}

/** The first sentences of a text, up to some 300 characters: the whole of it stays in the body. */
export function firstSentences(text: string): string {
  if (text.length <= longestSummary) return text;
  let summary = '';
  for (const sentence of text.split(/(?<=[.!?。！？])\s+/u)) {
    if (summary !== '' && summary.length + sentence.length >= longestSummary) break;
    summary = summary === '' ? sentence : `${summary} ${sentence}`;
  }
  return summary;
}

const longestSummary = 300;
