import { be, maybeBe, responders, sure, words, type Wording } from './words.ts';

/** What responders do, other than changes. */
export const response: Wording[] = [
  {
    kind: 'acknowledged',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:acknowledge[sd]?|acks|acked|ack'd|ack) (?:the |this |an? )?(?:[\w-]+ )?(?:alerts?|alarms?|page|incident|pages)\b`,
    ),
  },
  {
    kind: 'acknowledged',
    confidence: sure,
    pattern: words(
      String.raw`^(?:the |primary |secondary )*(?:on-?call|on-?call engineer|engineer|sre|ops|@?[a-z]+|[\w-]+ team) (?:acknowledge[sd]|acks|acked)$`,
    ),
    unless: /\b(?:vendor|provider|carrier|customer|aws|google|azure|github|cloudflare)\b/,
  },
  {
    kind: 'acknowledged',
    confidence: sure,
    pattern: words(String.raw`\b(?:alerts?|page|alarms?) ${maybeBe}(?:acknowledged|acked)\b`),
  },
  {
    kind: 'declared',
    confidence: sure,
    pattern: words(
      String.raw`\bdeclare[sd]? (?:an? |the |this |it |to be )*(?:major |critical |high |security )*(?:sev(?:erity)?[ -]?\d|p\d|incident|outage|emergency)\b|\b(?:sev(?:erity)?[ -]?\d|p\d|incident|outage|emergency)(?: [\w-]+)? ${maybeBe}declared\b`,
    ),
    unless: /\b(?:over|resolved|closed|mitigated|ended|finished|false|done|contained|downgrad\w*)\b/,
  },
  {
    kind: 'escalated',
    confidence: sure,
    pattern: words(
      String.raw`\bescalat(?:es|ed) (?:this |it |the [\w-]+ )?(?:further )?to (?:the |our |an? )*(?!\d)[\w-]`,
    ),
    unless:
      /\b(?:errors?|latency|load|traffic|usage|impact|situation|full outage|policy|sev|privileges?|severity|p\d)\b/,
  },
  {
    kind: 'escalated',
    confidence: sure,
    pattern: words(String.raw`\b(?:issue|incident|problem|ticket|case) ${be} escalated\b`),
  },
  {
    kind: 'escalated',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:loops|looped|brings|brought|calls|called|pulls|pulled) in (?:the |our |an? |@)*[\w-]|\b(?:loops|looped|brings|brought|calls|called|pulls|pulled) (?:the |our )?[\w-]+(?: team| on-?call) in\b|\b(?:teams?|engineers?|on-?call|experts?|dbas?|sres?) ${be} (?:looped|brought|called|pulled) in\b`,
    ),
    unless: /\b(?:sick|customers?|users?|changes?|code|dependenc\w*|librar\w*|images?|reports?)\b/,
  },
  {
    kind: 'escalated',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:opens|opened|files|filed|raises|raised|creates|created) (?:an? |the )?(?:[\w-]+ ){0,4}?(?:ticket|case) (?:with|at) (?:the |our )?[\w-]|\b(?:ticket|case) ${maybeBe}(?:opened|filed|raised|created) (?:with|at)\b`,
    ),
    unless: /\b(?:customers?|users?)\b/,
  },
  {
    kind: 'identified',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:(?:root |actual |underlying |exact |real )*cause|culprit) (?:of [^,]{1,60}? )?${maybeBe}(?:identified|found|discovered|determined|located|isolated|pinpointed|diagnosed|understood|confirmed|established)\b`,
    ),
    hedges: 'anywhere',
  },
  {
    kind: 'identified',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:identif(?:ies|ied)|finds|found|discovers|discovered|determines|determined|pinpoint(?:s|ed)|locates|located|uncovers|uncovered|isolates|isolated|diagnoses|diagnosed) (?:that )?(?:the |a |our )*(?:[\w-]+ )?(?:root |actual |underlying |exact |real )*(?:cause|culprit)\b`,
    ),
    hedges: 'anywhere',
  },
  {
    kind: 'identified',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:identif(?:ies|ied)|determines|determined|confirms|confirmed|${be} identified) [^,]{1,60} as (?:the |a |our )*(?:root |actual |underlying )*(?:cause|culprit|source)\b`,
    ),
    hedges: 'anywhere',
  },
  {
    kind: 'identified',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:traces|traced) (?:it |this |them |the [\w-]+ (?:[\w-]+ )?|errors |back )*to\b|\bit turn(?:s|ed) out (?:that|to be)\b`,
    ),
    hedges: 'anywhere',
  },
  {
    kind: 'identified',
    confidence: sure,
    pattern: words(
      String.raw`^(?:${responders} )?(?:identif(?:ies|ied)|pinpoint(?:s|ed)) (?:an? |the )(?:[\w-]+ ){0,3}?(?:leak|bug|defect|regression|misconfiguration|race condition|deadlock|typo|faulty [\w-]+|bad [\w-]+)\b`,
    ),
    isBeginning: true,
  },
  {
    kind: 'ruled_out',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:found|finds|saw|sees|shows?|showed|there (?:is|was)) (?:no|nothing) (?:anomal(?:y|ies)|unusual|suspicious|out of the ordinary|(?:evidence|signs?|traces?) of (?:an? )?(?:attack|intrusion|hardware|network|ddos|abuse))\b`,
    ),
    hedges: 'nowhere',
  },
  {
    kind: 'ruled_out',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:ruled|rules) out\b|\b(?:is|was|were|are) (?:not|n't) (?:the )?(?:root )?(?:cause|culprit)\b|\bred herring\b`,
    ),
    unless: /\b(?:can|can't|cannot|could|couldn't|yet|may|might|never|nothing|will|to be|try|tries|tried|if|until)\b/,
    hedges: 'nowhere',
  },
];

/** Who does what follows: nobody is named, or somebody of the response. */
const actor = String.raw`(?:^|[:] |\band |^(?:we|i|@[\w.-]+|on-?call|sre|ops|devops|(?:the )?[\w-]+ (?:team|engineers?|on-?call)|(?:the )?(?:team|on-?call engineer|operator|incident commander)) (?:then |manually |quickly |immediately |also |have |has )?)`;

/**
 * What responders change, only where the words name a rollback or a fix: of restarts, scalings and the like, half of the
 * proposals in a corpus of real postmortems were wrong.
 */
export const changes: Wording[] = [
  {
    kind: 'changed',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:rolls|rolled) (?!over|out)(?:it |them |this |everything |(?:the |our )?(?:[\w./-]+ ){1,5}?)?back\b|\brolled-back\b|\broll-?back(?: of [^,]{1,50})? ${maybeBe}(?:completed?|complete|done|deployed|performed|started|initiated|triggered|finished|finishes|executed|begins|began|starts|live|in production|under way|underway)\b|\b(?:starts|started|initiates|initiated|triggers|triggered|performs|performed|completes|completed) (?:the |a )?roll-?back\b`,
    ),
    unless: /\b(?:transactions?|by the database|itself|automatic(?:ally)? rolled|blocked)\b/,
  },
  {
    kind: 'changed',
    confidence: sure,
    pattern: words(
      String.raw`${actor}(?:reverts|reverted|reverting) [\w#]|\b(?:change|changes|commit|pr|pull request|release|deployment|deploy|migration|config|configuration|update|upgrade|patch|flag)s? ${maybeBe}(?:reverted|rolled back)\b|\brevert ${maybeBe}(?:deployed|merged and deployed|live|released|rolled out|completed|complete)\b`,
    ),
    unless: /\b(?:accidental\w*|unexpected\w*|unintentional\w*|ungraceful\w*|erroneous\w*|wrongly|by mistake)\b/,
  },
  {
    kind: 'changed',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:hot-?fix|fix|patch|workaround|mitigation)(?: [\w-]+){0,3}? ${maybeBe}(?:deployed|released|rolled out|applied|shipped|live|in place|in production)\b|${actor}(?:deploys|deployed|applies|applied|releases|released|ships|shipped|rolls out|rolled out|pushes|pushed|implements|implemented) (?:out )?(?:the |a |an |our |another |emergency |manual |quick |temporary |permanent |first |second )*(?:[\w-]+ )?(?:hot-?fix|fix|patch|workaround|mitigation|revert)\b`,
    ),
    unless: /\b(?:staging|sandbox|test environment|review|branch|vendor|provider)\b/,
  },
];

/** What users are told. */
export const communications: Wording[] = [
  {
    kind: 'communicated',
    confidence: sure,
    pattern: words(
      String.raw`\bstatus ?page(?: [\w-]+){0,2}? ${maybeBe}(?:updated|posted|published|set|created|opened|changed|informed|green again|up to date)\b|\bstatus ?page(?: update| incident| entry| notice)? ?(?:$|:)|\b(?:updates|updated|posts|posted|publishes|published|sets|opens|opened|creates|created|puts|put) (?:an? |the |first |second |another |our |public |incident |final )*(?:[\w-]+ ){0,3}?(?:on |to |in )?(?:the |our |public )*status ?page\b|\b(?:update|notice|incident|message|entry|banner) (?:${be} )?(?:posted |published |created |opened |shown )?on (?:the |our |public )*status ?page\b`,
    ),
    unless: /\b(?:wrong\w*|unreachable|down|forgotten|outdated|internal|component of|fails?|failed|broken|still)\b/,
  },
  {
    kind: 'communicated',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:customers?|users|clients|merchants|partners|subscribers|tenants) (?:[\w-]+ )?(?:are|were|is|was|have been|being) (?:all |also |now |first )*(?:notified|informed|emailed|told|contacted|warned)\b|\b(?:notif(?:ies|ied)|informs|informed|emails|emailed|mails|mailed|warns|warned|contacts|contacted) (?:the |all |our |of the |affected |impacted |remaining |large |key |enterprise |paying |known |every )*(?:customers?|users|clients|merchants|partners|subscribers|tenants)\b|\b(?:e-?mails?|mailing|message|notice|announcement|notification|newsletter)(?: [\w-]+){0,2}? ${maybeBe}(?:sent|posted|published) to (?:the |all |our |affected |impacted )*(?:customers?|users|clients|merchants|partners|subscribers|tenants)\b|\b(?:posts|posted|publishes|published|made|makes) (?:an? |the |first |public |another )*(?:update|notice|announcement|statement|message)\b|\b(?:announcement|public statement|public notice|public update) ${maybeBe}(?:posted|published|sent|made)\b|\b(?:tweets|tweeted)\b`,
    ),
    unless:
      /\b(?:internal\w*|by (?:customers?|users|clients|a customer|a user)|by the customer|maintenance|us of|that we|tweeted us|user tweeted|customer tweeted|customers? tweets?|users? tweets?|slack|incident channel|team channel)\b/,
  },
];
