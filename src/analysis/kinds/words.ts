/** A way to say that something of a kind has happened. */
export interface Wording {
  kind: string;
  /** How often it means that, 0 to 1. */
  confidence: number;
  pattern: RegExp;
  /** Words anywhere in the clause with which it means something else. */
  unless?: RegExp;
  /** Where a hedge counts; by default up to the end of the match: `Users report that nothing loads`. */
  hedges?: 'anywhere' | 'nowhere';
  /** Only at the beginning of an entry; further on, the words are a remark about it. */
  isBeginning?: boolean;
}

/** Confidence of a wording that means one thing. */
export const sure = 0.97;
/** Confidence of a wording that is not enough by itself, but makes it unsafe to take a later entry for the first one. */
export const hint = 0.6;

/** Build a pattern from pieces; spaces in it match any white space. */
export function words(source: string): RegExp {
  return new RegExp(source.replaceAll(' ', String.raw`\s+`));
}

/** Forms of `be`, also as `gets`. */
export const be = '(?:is|are|was|were|has been|have been|gets?|got|being)';
/** `is`, `was all`, `has been fully`, or nothing: `Fix deployed`. */
export const maybeBe = `(?:${be} )?(?:all |now |fully |finally |completely |successfully |also |manually |automatically |first )*`;
/** What watches systems. */
export const tools =
  '(?:alerting|alertmanager|monitoring|monitors?|pager ?duty|opsgenie|victorops|nagios|icinga|prometheus|grafana|datadog|sentry|pingdom|cloudwatch|zabbix|watchdog)';
/** Who suffers from an incident. */
export const people =
  '(?:customers?|clients?|users?|merchants?|partners?|players?|subscribers?|tenants?|guests?|colleagues?|employees?|developers?|members?|testers?|students?|staff|shops?|stores?|support)';
/** Who works on an incident. */
export const responders =
  '(?:we|i|on-?call|sre|ops|devops|engineers?|(?:the )?[\\w-]+ (?:team|engineers?|on-?call)|(?:the )?(?:team|on-?call engineer|on-?call|operator|incident commander)|@?[\\w.-]+)';
/** What an incident is called. */
export const trouble =
  '(?:issues?|incidents?|outages?|problems?|errors?|failures?|disruptions?|degradation|anomal(?:y|ies)|faults?|bugs?|vulnerabilit(?:y|ies)|leaks?|intrusions?)';
/** What is done about an alert, or said about it, other than that it fires. */
export const aboutAlerts =
  /\b(?:add\w*|creat\w*|writ\w*|wrote|tun\w+|adjust\w*|chang\w*|mut\w+|silenc\w*|snooz\w*|delet\w*|remov\w*|disabl\w*|enabl\w*|ack\w*|clear\w*|resolv\w*|recover\w*|clos\w*|stop\w*|thresholds?|rules?|configur\w*|deploy\w*|ignor\w*|dismiss\w*|flap\w*|known|tests?|polic\w*|routing|tickets?|suppress\w*|again|noise|noisy|fatigue|fix\w*|missing|gone|back to|normal|ends?|ended|subsid\w*|lower\w*|raised to|downgrad\w*|unrelated|drill|dry run|self-?heal\w*)\b/;
export const recovered =
  /\b(?:works?|working|worked|recover\w*|normal|resolv\w*|restor\w*|fixed|fine|ok|okay|healthy|success\w*|improve\w*|gone|solved|stable|again|better|thank\w*)\b/;
