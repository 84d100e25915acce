import {
  aboutAlerts,
  be,
  hint,
  maybeBe,
  people,
  recovered,
  responders,
  sure,
  tools,
  trouble,
  words,
  type Wording,
} from './words.ts';

/** Users begin to be affected. */
export const beginnings: Wording[] = [
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

/** Somebody notices. */
export const detected: Wording[] = [
  {
    kind: 'detected',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:alerts?|alarms?)\b[^:]{0,60}?\b(?:fires?|fired|firing|triggers?|triggered|go(?:es)? off|went off|sounds?|sounded|${be} raised|received|noticed|discovered|spotted|arrives?|arrived|comes? in|came in)\b`,
    ),
    unless: aboutAlerts,
  },
  {
    kind: 'detected',
    confidence: sure,
    pattern: words(String.raw`\b(?:received|receives?|got|gets?) (?:[\w-]+ ){0,4}?(?:alerts?|alarms?|page)\b`),
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
    pattern: words(String.raw`^(?:on-?call (?:engineer )?(?:paged|alerted)|(?:alerted|notified|warned) by)\b`),
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
      String.raw`^(?:${responders} )?(?:first )?(?:notices?|noticed|spots|spotted|detected) (?:[\w-]+ ){0,5}?(?:\w*errors?|fail\w*|down|slow\w*|latency|time-?outs?|unavailable|unreachable|unhealthy|5\d\d|5xx|stuck|missing|crash\w*|broken|problems?|issues?|outage|spikes?|drops?|high|full|wrong|unusual|increased?)\b`,
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
