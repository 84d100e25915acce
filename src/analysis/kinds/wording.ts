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
}

/** Confidence of a wording that means one thing. */
const sure = 0.97;
/** Confidence of a wording that is not enough by itself, but makes it unsafe to take a later entry for the first one. */
const hint = 0.6;

/** Build a pattern from pieces; spaces in it match any white space. */
function words(source: string): RegExp {
  return new RegExp(source.replaceAll(' ', String.raw`\s+`));
}

const be = '(?:is|are|was|were|has been|have been|gets?|got|being)';
const maybeBe = `(?:${be} )?(?:all |now |fully |finally |completely |successfully |also |manually |automatically |first )*`;
const tools =
  '(?:alerting|alertmanager|monitoring|monitors?|pager ?duty|opsgenie|victorops|nagios|icinga|prometheus|grafana|datadog|sentry|pingdom|cloudwatch|zabbix|watchdog)';
const people =
  '(?:customers?|clients?|users?|merchants?|partners?|players?|subscribers?|tenants?|guests?|colleagues?|employees?|developers?|members?|testers?|students?|staff|shops?|stores?|support)';
const responders =
  '(?:we|i|on-?call|sre|ops|devops|engineers?|(?:the )?[\\w-]+ (?:team|engineers?|on-?call)|(?:the )?(?:team|on-?call engineer|on-?call|operator|incident commander)|@?[\\w.-]+)';
const trouble =
  '(?:issues?|incidents?|outages?|problems?|errors?|failures?|disruptions?|degradation|anomal(?:y|ies)|faults?|bugs?|vulnerabilit(?:y|ies)|leaks?|intrusions?)';
/** What is done about an alert, or said about it, other than that it fires. */
const aboutAlerts =
  /\b(?:add\w*|creat\w*|writ\w*|wrote|tun\w+|adjust\w*|chang\w*|mut\w+|silenc\w*|snooz\w*|delet\w*|remov\w*|disabl\w*|enabl\w*|ack\w*|clear\w*|resolv\w*|recover\w*|clos\w*|stop\w*|thresholds?|rules?|configur\w*|deploy\w*|ignor\w*|dismiss\w*|flap\w*|known|tests?|polic\w*|routing|tickets?|suppress\w*|again|noise|noisy|fatigue|fix\w*|missing|gone|back to|normal|ends?|ended|subsid\w*|lower\w*|raised to|downgrad\w*|unrelated|drill|dry run|self-?heal\w*)\b/;
const recovered =
  /\b(?:works?|working|worked|recover\w*|normal|resolv\w*|restor\w*|fixed|fine|ok|okay|healthy|success\w*|improve\w*|gone|solved|stable|again|better|thank\w*)\b/;

const detected: Wording[] = [
  {
    kind: 'detected',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:alerts?|alarms?)\b[^:]{0,60}?\b(?:fires?|fired|firing|triggers?|triggered|go(?:es)? off|went off|sounds?|sounded|${be} raised|received|arrives?|arrived|comes? in|came in)\b`,
    ),
    unless: aboutAlerts,
  },
  {
    kind: 'detected',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:received|receives?|got|gets?) (?:an? |the |first |several |many |[\w-]+ )*(?:alerts?|alarms?|page)\b`,
    ),
    unless: aboutAlerts,
  },
  {
    kind: 'detected',
    confidence: sure,
    pattern: words(String.raw`^(?:[\w%/-]+ ){0,4}(?:alerts?|alarms?)(?:$|:| (?:for|on|about|from|that|due to)\b)`),
    unless: aboutAlerts,
  },
  {
    kind: 'detected',
    confidence: sure,
    pattern: words(
      String.raw`^(?:the |an? |automated |automatic )*${tools}(?: alerts?)? (?:alerts|alerted|pages|paged|notifies|notified|warns|warned|detects?|detected|flags|flagged|picks up|picked up)\b(?! no\b| nothing)`,
    ),
    unless: recovered,
  },
  {
    kind: 'detected',
    confidence: sure,
    pattern: words(
      String.raw`^(?:the |primary |our |an? )*(?:we|on-?call|on-?call (?:engineer|sre|person)|sre|ops|ops team|[\w-]+ (?:team|engineer|on-?call)|team|engineers?|@?[a-z]+) ${be} (?:first |automatically )?(?:paged|alerted)\b`,
    ),
    unless: recovered,
  },
  {
    kind: 'detected',
    confidence: sure,
    pattern: words(
      String.raw`^(?:on-?call (?:engineer )?(?:paged|alerted)|(?:first )?(?:detected|noticed|spotted)|(?:alerted|notified|warned) by)\b`,
    ),
    unless: recovered,
  },
  {
    kind: 'detected',
    confidence: sure,
    pattern: words(
      String.raw`\b${trouble} ${maybeBe}(?:detected|noticed|discovered|spotted|reported)\b(?! (?:to|upstream))`,
    ),
    unless: recovered,
  },
  {
    kind: 'detected',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:detected|noticed|discovered) by (?:an? |the |our |internal |automated )*(?:${tools}|alerts?|alarms?|customers?|users?|support)\b`,
    ),
    unless: recovered,
  },
  {
    kind: 'detected',
    confidence: sure,
    pattern: words(
      String.raw`^(?:the |a |an |one |two |several |many |some |multiple |more |first |internal |external )*(?:[\w-]+ )?${people}(?: [\w-]+){0,3}? (?:reports?|reported|reporting|complain|complains|complained|complaining|notif(?:y|ies|ied) us|alerts? us|alerted us|contacts? (?:us|support)|contacted (?:us|support)|writes? in|calls? in)\b(?! (?:to|back)\b)`,
    ),
    unless: recovered,
  },
  {
    kind: 'detected',
    confidence: sure,
    pattern: words(String.raw`^(?:the )?first (?:[\w-]+ )?(?:reports?|complaints?|tickets?|calls?|alerts?|alarms?)\b`),
    unless: aboutAlerts,
  },
  {
    kind: 'detected',
    confidence: sure,
    pattern: words(
      String.raw`^(?:the |several |many |some |multiple |[\w-]+ )?(?:reports?|complaints?|tickets?|calls) (?:of|about|from|that|come in|came in|arrives?|arrived|reach(?:es|ed)?)\b`,
    ),
    unless: recovered,
  },
  {
    kind: 'detected',
    confidence: sure,
    pattern: words(
      String.raw`^${responders} (?:first )?(?:notices?|noticed|spots|spotted) (?:that |an? |the |some |many |unusual |[\w-]+ )*?(?:\w*errors?|fail\w*|down|slow\w*|latency|time-?outs?|unavailable|unreachable|unhealthy|5\d\d|5xx|stuck|missing|crash\w*|broken|problems?|issues?|outage|spikes?|drops?|high|full|wrong|unusual|increased?)\b`,
    ),
    unless: /\b(?:works?|working|recover\w*|normal|resolv\w*|fixed|again|still|also|another|caus\w+)\b/,
  },
  // Somebody knows of it, so a later alert is not the detection.
  {
    kind: 'detected',
    confidence: hint,
    pattern: words(
      String.raw`\b(?:alert\w*|alarm\w*|paged?|pages|notices?|noticed|notified|notifies|informed|informs|aware|reports?|reported|reporting|complain\w*|detect\w*|discover\w*|observ\w+|realis\w+|realiz\w+|spot(?:s|ted)|investigat\w+|incident channel|war ?room|tickets?)\b`,
    ),
    unless: /\b(?:clear\w*|recover\w*|normal|thresholds?|rules?)\b/,
  },
];

const response: Wording[] = [
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
    pattern: words(String.raw`\bescalat(?:es|ed) (?:this |it |the [\w-]+ |further )*to (?:the |our |an? )*(?!\d)[\w-]`),
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
      String.raw`\b(?:loops|looped|brings|brought|calls|called|pulls|pulled) in (?:the |our |an? |@)*[\w-]|\b(?:loops|looped|brings|brought|calls|called|pulls|pulled) (?:the |our )?[\w-]+(?: team| on-?call) in\b`,
    ),
    unless: /\b(?:sick|customers?|users?|changes?|code|dependenc\w*|librar\w*|images?|reports?)\b/,
  },
  {
    kind: 'escalated',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:opens|opened|files|filed|raises|raised|creates|created) (?:an? |the )?(?:[\w-]+ )*(?:ticket|case) (?:with|at) (?:the |our )?[\w-]|\b(?:ticket|case) ${maybeBe}(?:opened|filed|raised|created) (?:with|at)\b`,
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

const changes: Wording[] = [
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
  {
    kind: 'changed',
    confidence: sure,
    pattern: words(
      String.raw`${actor}(?:restarted|rebooted|redeploys|redeployed|scaled|drained|cordoned|disabled|re-?enabled|blocked|killed|terminated|flushed|purged|dropped|increased|raised|doubled|lowered|reduces|reduced|bumped|downgraded|renewed|rotated|replaced|swapped|resized|expanded|evicted|throttled|paused|stopped|failed over|switched|diverted|rerouted|shifted|redirects|redirected|moved|added|deleted|removed|cleared|turned off|turned on|power-?cycled|promoted|recreated|rebuilt|isolated|revoked|locked|reset|patched) (?:(?:the|all|an?|both|its|our|two|three|four|several|one|traffic|max|memory|every|each) )?[\w@/\"…-]`,
    ),
    unless:
      /\b(?:alert\w*|alarms?|page|thresholds?|ticket|case|concerns?|question|suspicion|meeting|call|incident|severity|sev|accidental\w*|mistake\w*|unexpected\w*|by itself|in a loop|unintentional\w*|channel|message|post|note|comment|documentation|runbook|dashboard|logging|logs?|metrics?|monitoring|errors?|latency|load|requests|kernel|attacker|staging|customer|user|kubernetes|oom|kubelet|autoscaler|scheduler|cron\w*|controller|watchdog|is|are|was|were|has|have|reports?|reported|sandbox|below|above|too)\b/,
  },
  {
    kind: 'changed',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:feature )?(?:flag|toggle|feature) ${maybeBe}(?:turned off|switched off|disabled|off)\b|\b(?:failover|fail-over) (?:to [^,]{1,40} )?${maybeBe}(?:completed?|complete|done|performed|initiated|started|triggered|finished)\b|\btraffic ${be} (?:manually )?(?:shifted|moved|rerouted|redirected|diverted|switched|drained)\b|${actor}(?:feature )?(?:turns|turned|switches|switched) (?:the |it )?(?:[\w-]+ ){0,4}off\b`,
    ),
  },
];

const communications: Wording[] = [
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

const normal =
  '(?:back to (?:normal|baseline|pre-?incident levels|usual|green|expected levels|healthy)|(?:back )?(?:up|online|in service|operational|healthy|working|reachable|available|accessible|stable|functional|green|usable)(?: and running)? again|back (?:up|online|in service|in operation)|(?:fully )?(?:operational|functional|restored|recovered|normali[sz]ed)|at (?:normal|usual) (?:levels?|rates?)|as usual|like before)';

const recoveries: Wording[] = [
  {
    kind: 'mitigated',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:${be}|things|everything|all|metrics|return(?:s|ed)?|go(?:es)?|went|came|comes|com(?:es|ing)) (?:[\w-]+ ){0,3}?${normal}\b|\b(?:returns?|returned|drops?|dropped|falls?|fell|went|goes|recovers?|recovered|comes? down|came down|declines?|declined) (?:back )?to (?:normal|baseline|usual|pre-?incident|expected)\b|\b(?:errors?|5xx|5\d\d|failures?|time-?outs?|lag|backlog|error rate|5xx rate|failure rate)(?: [\w-]+)? (?:drops?|dropped|falls?|fell|went|goes|${be}|comes? down|came down|down) (?:back )?(?:at|to) (?:zero|0)\b|^(?:[\w%/'-]+ ){1,6}(?:back to (?:normal|baseline)|back up|back online|restored|recovers|recovered|normali[sz]e[sd])$|^(?:fully )?(?:operational|functional|recovered|restored|back to normal|back online|back up)(?: again)?$|\b(?:fully|completely) (?:restored|recovered|operational|functional|healthy)\b`,
    ),
    hedges: 'anywhere',
  },
  {
    kind: 'mitigated',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:works?|working|succeeds?|succeed|worked|load|loads|respond|responds|succeeding|responding|arrive|arrives|flow|flows|flowing|delivered|processed|accepted|served|delivered) (?:[\w-]+ )?(?:again|normally|as usual|as expected)\b|\bagain (?:works?|succeeds?|responding|up|healthy|available|reachable)\b|\b(?:functionality|service|access|connectivity|availability|operations?|traffic|power|network) (?:[\w-]+ )?${maybeBe}restored\b|\b(?:restores|restored) (?:the |all |full |normal )*(?:service|services|functionality|access|connectivity|operations?)\b`,
    ),
    hedges: 'anywhere',
  },
  {
    kind: 'mitigated',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:impact|outage|disruption|downtime|user impact|degradation) (?:on [^,]{1,40} )?${maybeBe}(?:ends|ended|over|mitigated|ceases|ceased|gone|stops|stopped)\b|\b(?:incident|issue|problem|errors?|attack) ${maybeBe}mitigated\b|^(?:fully )?mitigated$|\b(?:\w*errors?|5xx|5\d\d|time-?outs?|failures?|alerts? and errors) (?:[\w-]+ )?(?:stops?|stopped|cease[sd]?|disappears?|disappeared|subsides?|subsided|vanish(?:es|ed)|are gone|have stopped)\b|\bno (?:more|further) (?:[\w-]+ )?(?:errors?|failures?|time-?outs?|failed [\w-]+)\b`,
    ),
    hedges: 'anywhere',
  },
  {
    kind: 'mitigated',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:all|everything|every) (?:[\w-]+ ){0,4}?(?:is |are )?(?:well|fine|ok|okay|green|healthy|operational|working|normal|works|work)(?: again)?$`,
    ),
    hedges: 'anywhere',
  },
  {
    kind: 'verified',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:confirm(?:s|ed)?|verif(?:y|ies|ied)) (?:that )?(?:[\w'-]+ ){0,6}?(?:works?|working|operational|healthy|normal|recovered|restored|fixed|functional|resolved)\b(?! on)|\b(?:confirmed|verified) (?:to be |as )?(?:working|operational|healthy|fixed|functional|resolved)\b(?! on)`,
    ),
    hedges: 'anywhere',
  },
  // Too weak to be the end of impact, but later than one that is stated.
  {
    kind: 'mitigated',
    confidence: hint,
    pattern: words(
      String.raw`\b(?:recover\w*|restored|normal|again|mitigated|healthy|operational|back (?:up|online)|alerts? (?:clears?|cleared|resolves?|resolved)|fixed|solved|gone|stabili[sz]e[sd]?)\b`,
    ),
    hedges: 'anywhere',
  },
];
for (const wording of recoveries) {
  wording.unless =
    /\b(?:working on|work on|partial\w*|some|most(?:ly)?|slowly|slow|gradual\w*|begin\w*|began|start(?:s|ed|ing)?|recovering|almost|nearly|temporar\w*|briefly|except|one of|first|half|few|still|only|part of|internally|staging|locally|in (?:[\w-]+ )?(?:one|two|three) (?:of|regions?)|\d+ ?%|percent|from backup|e?-?mails?|messages?|indicat\w*|status page|backup|reports?|reported|alerts?|alarms?)\b/;
}

const ends: Wording[] = [
  {
    kind: 'resolved',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:incident|issue|problem|sev ?\d)(?: ticket)? ${maybeBe}(?:and permanently )?(?:declared |marked |considered )?(?:as )?(?:resolved|closed|over)\b|\b(?:closes|closed) (?:the |this |out )*(?:incident|sev ?\d)\b|^${responders} resolves? the incident\b|\bdeclare[sd]? (?:the |it |this )*(?:incident |outage |issue )?(?:as )?(?:resolved|over|closed)\b|\ball[ -]clear\b|^(?:fully )?resolved$|\bmark(?:s|ed) (?:as )?(?:it )?(?:as )?resolved\b`,
    ),
    unless:
      /\b(?:alerts?|alarm|pagerduty|automatically|github issue|known issue|support|vendor|provider|partial\w*|status ?page|conflict|question|for (?:one|some)|duplicate|tracking)\b/,
    hedges: 'anywhere',
  },
];

const beginnings: Wording[] = [
  {
    kind: 'started',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:outage|impact|user impact|customer impact|disruption|downtime|degradation|incident|problems?|issues?|errors?|failures?|attack) (?:[\w-]+ )?(?:begins?|began|starts?|started)\b(?!:)|\bstart of (?:the )?(?:outage|impact|incident|disruption)\b|^(?:the )?first (?:[\w-]+ ){0,2}?(?:failed|failing|errors?|failures?|time-?outs?|5xx)\b|^(?:customers|users|clients) (?:start|started|begin|began) (?:to see|seeing|to experience|experiencing|to get|getting|to receive|receiving)\b`,
    ),
    unless:
      /\b(?:investigat\w*|response|fix|again|recover\w*|decreas\w*|drop\w*|subsid\w*|reports?|reported|alert\w*|notic\w*|second|declin\w*|stop\w*|meeting|call|declar\w*|channel|bridge)\b/,
  },
];

const returns: Wording[] = [
  {
    kind: 'regressed',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:\w*errors?|problems?|issues?|outage|time-?outs?|failures?|latency|backlog|symptoms?) (?:[\w-]+ ){0,2}?(?:returns?|returned|reappears?|reappeared|recurs?|recurred|reoccurs?|reoccurred|resumes?|resumed|${be} back|comes? back|came back|starts? again|started again|rises? again|rose again|climbs? again|spikes? again|begins? again)\b(?! to)|\b(?:alerts?|alarms?) (?:[\w-]+ ){0,3}?(?:again|re-?fires|re-?fired)\b|\b(?:fires?|fired|drops?|fails?|failing|goes down|went down|rises?|crash(?:es|ed)?|down|unavailable|unreachable|degraded) (?:once )?(?:more|again)\b`,
    ),
    unless: /\b(?:clear\w*|recover\w*|acknowledg\w*|to normal|silenc\w*)\b/,
  },
];

/** How each kind is worded, in English. A clause has the highest confidence of the wordings that it contains. */
export const wordings: readonly Wording[] = [
  ...detected,
  ...response,
  ...changes,
  ...communications,
  ...recoveries,
  ...ends,
  ...beginnings,
  ...returns,
];
