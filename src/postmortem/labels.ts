/** What a labelled part of a write-up fills. */
export type LabelField =
  | 'title'
  | 'date'
  | 'duration'
  | 'start'
  | 'end'
  | 'length'
  | 'severity'
  | 'status'
  | 'services'
  | 'timezone'
  | 'impact'
  | 'root_cause'
  | 'detection'
  | 'contributing_factors'
  | 'authors'
  | 'reviewers'
  | 'tags'
  | 'links'
  | `roles/${string}`;

/** The usual names of parts, folded: English first, then the other languages whose timelines are read. */
const names: Record<LabelField, string> = {
  title: 'title, incident title, incident name, headline, subject, titel, titre, titulo, titolo',
  date: `
    date, incident date, date of incident, date of the incident, day, date of outage, outage date, datum,
    date de l incident, fecha, data, дата, 日期, 日付`,
  duration: `
    duration, incident duration, outage duration, impact duration, duration of outage, duration of incident,
    duration of impact, time window, incident window, impact window, time of incident, when, period,
    incident period, outage period, downtime, total downtime, dauer, zeitraum, durée, duree, duracion,
    duracao, durata, duur, czas trwania, длительность, 持续时间, 期間, 기간`,
  start: `
    start, start time, started, started at, start date, incident start, incident started, outage start,
    outage started, impact start, impact started, start of impact, start of incident, began, beginning,
    begin, incident start time, beginn, début, debut, inicio, inizio, начало, 开始时间, 開始, 시작`,
  end: `
    end, end time, ended, ended at, end date, incident end, incident ended, outage end, outage ended,
    impact end, impact ended, end of impact, end of incident, resolved, resolved at, time resolved,
    incident resolved, incident end time, ende, fin, fim, fine, einde, koniec, конец, 结束时间, 終了, 종료`,
  length: `
    time to repair, time to recovery, time to recover, time to resolve, time to resolution, time to mitigate,
    time to mitigation, ttr, length, length of outage`,
  severity: `
    severity, sev, severity level, incident severity, priority, schweregrad, sévérité, severite, gravité,
    gravite, severidad, gravedad, severidade, gravità, gravita, ernst, серьезность, 严重程度, 重大度, 심각도`,
  status: 'status, state, postmortem status, post mortem status, document status, review status',
  services: `
    service, services, affected service, affected services, service affected, services affected,
    services impacted, impacted services, impacted service, components, component, affected components,
    components affected, systems, affected systems, systems affected, affected system, product, products,
    affected products, betroffene dienste, betroffene systeme, betroffener dienst, services concernés,
    services affectés, servicios afectados, serviços afetados, servizi interessati, getroffen diensten,
    затронутые сервисы, 影响服务, 影響サービス`,
  timezone: 'timezone, time zone, tz, zeitzone, fuseau horaire, zona horaria',
  impact: `
    impact, impacts, customer impact, user impact, business impact, service impact, impact on users,
    impact on customers, user facing impact, impact summary, summary of impact, what was the impact,
    scope of impact, effect, effects, customer experience, auswirkung, auswirkungen, impacto, consequences,
    conséquences, impatto, gevolgen, wpływ, влияние, 影响, 影響, 영향`,
  root_cause: `
    root cause, root causes, cause, causes, root cause analysis, underlying cause, what caused it,
    what caused the incident, why did it happen, cause of the incident, reason, rca, primary cause,
    technical cause, ursache, grundursache, cause racine, cause profonde, cause première, causa raíz,
    causa raiz, causa, causa radice, causa principale, oorzaak, hoofdoorzaak, przyczyna, główna przyczyna,
    причина, первопричина, корневая причина, 根本原因, 原因, 근본 원인`,
  detection: `
    detection, detected by, how was it detected, how it was detected, how we found out, detection method,
    discovery, how did we detect it, how was the incident detected, how was this detected, erkennung,
    entdeckung, détection, detección, detecção, rilevamento, detectie, wykrycie, обнаружение, 检测, 検知, 감지`,
  contributing_factors: `
    contributing factors, contributing factor, contributing causes, contributing conditions, contributors,
    contributing causes and conditions, beitragende faktoren, facteurs contributifs, factores contribuyentes,
    fatores contribuintes, fattori contributivi, bijdragende factoren`,
  authors: `
    author, authors, written by, created by, postmortem author, post mortem author, postmortem owner,
    post mortem owner, report by, prepared by, author s, verfasser, autor, autoren, auteur, auteurs, autores,
    autore, autori, автор, 作者, 著者`,
  reviewers: 'reviewer, reviewers, reviewed by, approved by, approver, approvers',
  tags: 'tags, labels, keywords',
  links: `
    ticket, incident ticket, jira, jira ticket, tracking issue, issue, incident issue, status page,
    incident channel, slack channel, links`,
  'roles/commander': 'incident commander, ic, commander, incident manager, incident lead, incident leader, lead',
  'roles/communications':
    'communications lead, comms lead, communication lead, communications, communications manager, comms',
  'roles/operations': 'operations lead, ops lead, tech lead, technical lead, operations',
  'roles/scribe': 'scribe, note taker, notetaker',
  'roles/on_call': 'on call, oncall, on call engineer, primary on call, engineer on call, responder',
  'roles/responders': 'responders, incident responders, response team',
};

const fields = new Map(
  Object.entries(names).flatMap(([field, known]) =>
    known.split(',').map((name) => [foldLabel(name), field as LabelField]),
  ),
);

/** The field that a label or a heading names: `**Customer impact:**`, `4. Root Cause(s)`, `:eye: Detection`. */
export function fieldNamed(label: string): LabelField | undefined {
  const folded = foldLabel(label);
  return fields.get(folded) ?? fields.get(folded.replace(/ (?:summary|overview|details?|description|statement)$/, ''));
}

function foldLabel(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/:\w+:/g, ' ')
    .replace(/^[\s\d.)]+/, '')
    .replaceAll(/\((?!s\))[^)]*\)|\(s\)$/g, ' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
