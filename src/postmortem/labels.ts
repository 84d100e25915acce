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
    date de l incident, fecha, data, дата, 日期, 日付, 事件日期, 故障日期, 障害発生日, 発生日`,
  duration: `
    duration, incident duration, outage duration, impact duration, duration of outage, duration of incident,
    duration of impact, time window, incident window, impact window, time of incident, when, period,
    incident period, outage period, downtime, total downtime, dauer, zeitraum, durée, duree, duracion,
    duracao, durata, duur, czas trwania, длительность, продолжительность, 持续时间, 影响时间, 影响时长, 故障时长, 持续时长,
    期間, 影響期間, 影響時間, 障害時間, 停止時間, 障害期間, 기간`,
  start: `
    start, start time, started, started at, start date, incident start, incident started, outage start,
    outage started, impact start, impact started, start of impact, start of incident, began, beginning,
    begin, incident start time, beginn, début, debut, inicio, inizio, начало, data hora inicio, data hora de inicio,
    fecha hora inicio, fecha de inicio, data de inicio, date de debut, 开始时间, 发生时间, 故障时间, 故障开始时间, 故障发生时间,
    開始, 開始日時, 開始時刻, 発生日時, 発生時刻, 障害発生日時, 障害発生時刻, 시작`,
  end: `
    end, end time, ended, ended at, end date, incident end, incident ended, outage end, outage ended,
    impact end, impact ended, end of impact, end of incident, resolved, resolved at, time resolved,
    incident resolved, incident end time, date of resolution, resolution date, ende, fin, fim, fine, einde, koniec, конец,
    окончание, data hora fim, fecha hora fin, fecha de fin, data de fim, date de fin, 结束时间, 恢复时间, 故障恢复时间, 解决时间,
    故障结束时间, 終了, 終了日時, 終了時刻, 復旧日時, 復旧時刻, 障害復旧日時, 解決日時, 종료`,
  length: `
    time to repair, time to recovery, time to recover, time to resolve, time to resolution, time to mitigate,
    time to mitigation, ttr, length, length of outage`,
  severity: `
    severity, sev, severity level, incident severity, priority, schweregrad, sévérité, severite, gravité,
    gravite, severidad, gravedad, severidade, gravità, gravita, ernst, серьезность, критичность, уровень серьезности,
    严重程度, 严重级别, 故障等级, 事件等级, 事故等级, 重大度, 深刻度, 障害レベル, 심각도`,
  status: `
    status, state, postmortem status, post mortem status, document status, review status, statut, estado, stato, статус,
    状态, ステータス`,
  services: `
    service, services, affected service, affected services, service affected, services affected,
    services impacted, impacted services, impacted service, components, component, affected components,
    components affected, systems, affected systems, systems affected, affected system, product, products,
    affected products, betroffene dienste, betroffene systeme, betroffener dienst, services concernés,
    services affectés, services impactés, service impacté, servicios afectados, servicio afectado, serviços afetados,
    serviço afetado, sistemas afectados, sistemas afetados, servizi interessati, servizi coinvolti, getroffen diensten,
    затронутые сервисы, затронутые системы, 影响服务, 受影响服务, 影響サービス, 対象サービス, 影響を受けたサービス`,
  timezone: 'timezone, time zone, tz, zeitzone, fuseau horaire, zona horaria',
  impact: `
    impact, impacts, customer impact, user impact, business impact, service impact, impact on users,
    impact on customers, user facing impact, impact summary, summary of impact, what was the impact,
    scope of impact, effect, effects, customer experience, auswirkung, auswirkungen, impacto, consequences,
    conséquences, impatto, gevolgen, wpływ, влияние, 影响, 影响范围, 影響, 影響範囲, 영향`,
  root_cause: `
    root cause, root causes, cause, causes, root cause analysis, underlying cause, what caused it,
    what caused the incident, why did it happen, cause of the incident, reason, rca, primary cause,
    technical cause, root causes and trigger, root cause and trigger, ursache, ursachen, grundursache, grundursachen,
    cause racine, causes racines, cause profonde, causes profondes, cause première, causa raíz, causas raíz, causas raiz,
    causa raiz, causa, causa radice, causa principale, oorzaak, hoofdoorzaak, przyczyna, główna przyczyna,
    причина, причины, первопричина, корневая причина, корневые причины, 根本原因, 根本原因分析, 根因, 根因分析, 原因, 原因分析,
    근본 원인`,
  detection: `
    detection, detected by, how was it detected, how it was detected, how we found out, detection method,
    discovery, how did we detect it, how was the incident detected, how was this detected, erkennung,
    entdeckung, détection, detección, detecção, rilevamento, detectie, wykrycie, обнаружение, 检测, 发现方式,
    検知, 検知方法, 감지`,
  contributing_factors: `
    contributing factors, contributing factor, contributing causes, contributing conditions, contributors,
    contributing causes and conditions, beitragende faktoren, facteurs contributifs, factores contribuyentes,
    fatores contribuintes, fattori contributivi, bijdragende factoren`,
  authors: `
    author, authors, written by, created by, postmortem author, post mortem author, postmortem owner,
    post mortem owner, report by, prepared by, author s, verfasser, autor, autoren, auteur, auteurs, autores,
    autore, autori, redige par, elaborado por, escrito por, автор, авторы, 作者, 记录人, 报告人, 著者, 作成者, 記録者`,
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
  return (
    fields.get(folded) ??
    fields.get(folded.replace(/ (?:summary|overview|details?|description|statement)$/, '')) ??
    fields.get(folded.replace(ofIncident, ''))
  );
}

/** What a label may say besides: `Durée de l’incident`, `Data do incidente`, `Auswirkung auf Kunden`. */
const ofIncident =
  / (?:(?:of|for) (?:the )?(?:incident|outage|impact|issue|event)|(?:do|da|del|de la|de l|dell|des|der|van het|van de) ?(?:incident[eso]?|impacto?|impatto|vorfalls?|ausfalls?|storung|panne|falha|indisponibilidade|caida|fallo|falla|interrupcion|interruption|disservizio|evento|storing)|incydentu|awarii|инцидента|сбоя|(?:no|ao|do|na|en el|en|al|sur le|sur les|auf|fur|sui|op) (?:clientes?|kunden|clients?|clienti|usuarios?|utilisateurs|nutzer|klanten))$/;

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
