import { be, hint, maybeBe, responders, sure, words, type Wording } from './words.ts';

const normal =
  '(?:back to (?:normal|baseline|pre-?incident levels|usual|green|expected levels|healthy)|(?:back )?(?:up|online|in service|operational|healthy|working|reachable|available|accessible|stable|functional|green|usable)(?: and running)? again|back (?:up|online|in service|in operation)|(?:fully )?(?:operational|functional|restored|recovered|normali[sz]ed)|at (?:normal|usual) (?:levels?|rates?)|as usual|like before)';

/** Words with which the recovery is not complete, not yet, or not that of the service. */
const incomplete =
  /\b(?:working on|work on|partial\w*|some|most(?:ly)?|slowly|slow|gradual\w*|begin\w*|began|start(?:s|ed|ing)?|recovering|almost|nearly|temporar\w*|briefly|except|one of|first|half|few|still|only|part of|internally|staging|locally|in (?:[\w-]+ )?(?:one|two|three) (?:of|regions?)|\d+ ?%|percent|from backup|e?-?mails?|messages?|indicat\w*|status page|backup|reports?|reported|alerts?|alarms?)\b/;

const statements: Wording[] = [
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

/** Impact is over, or was checked to be. */
export const recoveries: readonly Wording[] = statements.map((wording) => ({ ...wording, unless: incomplete }));
/** The incident is closed. */
export const ends: Wording[] = [
  {
    kind: 'resolved',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:incident|issue|problem|sev ?\d)(?: ticket)? ${maybeBe}(?:and permanently )?(?:declared |marked |considered )?(?:as )?(?:resolved|closed|over)\b|\b(?:closes|closed) (?:the |this |out )*(?:incident|sev ?\d)\b|^${responders} resolves? the incident\b|\bdeclare[sd]? (?:the |it |this )*(?:incident |outage |issue )?(?:as )?(?:resolved|over|closed)\b|\ball[ -]clear\b|\bmark(?:s|ed) (?:as )?(?:it )?(?:as )?resolved\b`,
    ),
    unless:
      /\b(?:alerts?|alarm|pagerduty|automatically|github issue|known issue|support|vendor|provider|partial\w*|status ?page|conflict|question|for (?:one|some)|duplicate|tracking)\b/,
    hedges: 'anywhere',
  },
  { kind: 'resolved', confidence: sure, pattern: words(String.raw`^(?:fully )?resolved$`), isBeginning: true },
];

/** Impact is back. */
export const returns: Wording[] = [
  {
    kind: 'regressed',
    confidence: sure,
    pattern: words(
      String.raw`\b(?:\w*errors?|problems?|issues?|outage|time-?outs?|failures?|latency|backlog|symptoms?) (?:[\w-]+ ){0,2}?(?:returns?|returned|reappears?|reappeared|recurs?|recurred|reoccurs?|reoccurred|resumes?|resumed|${be} back|comes? back|came back|starts? again|started again|rises? again|rose again|climbs? again|spikes? again|begins? again)\b(?! to)|\b(?:alerts?|alarms?) (?:[\w-]+ ){0,3}?(?:again|re-?fires|re-?fired)\b|\b(?:fires?|fired|drops?|fails?|failing|goes down|went down|rises?|crash(?:es|ed)?|down|unavailable|unreachable|degraded) (?:once )?(?:more|again)\b`,
    ),
    unless: /\b(?:clear\w*|recover\w*|acknowledg\w*|to normal|silenc\w*)\b/,
  },
];
