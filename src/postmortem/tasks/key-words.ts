import { fold } from './fold.ts';

/** A fact about a task that a bracket, a line or a column may state. */
export type TaskKey = 'title' | 'owner' | 'due' | 'closed' | 'status' | 'priority' | 'ticket' | 'type' | 'number';

// Folded (see `fold`), each line in English and then in ten languages: German, French, Spanish, Portuguese, Italian, Dutch,
// Polish, Russian, Chinese, Japanese, and Korean.
const names: [TaskKey, string][] = [
  [
    'owner',
    `owners?|owned by|assigned(?: to)?|assignees?|responsible(?: (?:person|party|team))?|responsibility|dri|lead|poc|point of contact|who|contact|team|driver|accountable|engineer|person
    |verantwortlich(?:e|er|keit)?|zustandig(?:keit)?|bearbeiter|wer|responsables?|assignee? a|porteur|pilote|qui|asignado a|encargad[oa]|quien|responsave(?:l|is)|atribuido a|dono|quem|responsabil[ei]|assegnato a|incaricato|chi
    |verantwoordelijke?|eigenaar|toegewezen aan|wie|odpowiedzialn\\p{L}*|wlasciciel|kto|osoba|ответственн\\p{L}*|исполнител\\p{L}*|владелец|кто
    |负责人|责任人|負責人|责任方|担当者?|責任者|オーナー|담당자?|책임자?`,
  ],
  [
    'due',
    `due(?: date| by| on)?|deadline|target(?: date)?|eta|by|by when|until|when|timeline|completion date|expected(?: date| completion)?
    |fallig(?: am| bis)?|falligkeit|frist|termin|bis(?: zum)?|wann|echeance|date(?: limite)?|delai|pour le|avant le|quand|fecha(?: limite| de entrega)?|vencimiento|vence|plazo|para el|cuando|prazo|data(?: limite)?|vencimento|ate|quando|scadenza|entro(?: il)?
    |uiterlijk|vervaldatum|deadline|wanneer|datum|do|do kiedy|kiedy|срок\\p{L}*|дедлайн|до|когда
    |截止(?:日期|时间|日)?|期限|到期日?|计划完成(?:时间|日期)?|完成(?:时间|日期)|預計完成|期日|締め?切り?|完了予定日?|마감일?|기한|완료 ?예정일?`,
  ],
  [
    'closed',
    `closed(?: on)?|completed(?: on)?|done(?: on)?|finished(?: on)?|resolved(?: on)?|erledigt am|termine le|cerrad[oa] el|concluido em|chiuso il|afgerond op|zamkniete?|закрыт\\p{L}*|完了日|完成于|완료일`,
  ],
  [
    'status',
    `status|state|progress|done|done\\?|completed\\?|stand|zustand|statut|etat|avancement|estado|situacao|stato|voortgang|stan|статус|состояние|状态|狀態|进度|進捗|状況|ステータス|상태|진행 ?상황`,
  ],
  [
    'priority',
    `priority|prio\\.?|urgency|importance|prioritat|priorite|prioridade?|priorita|prioriteit|priorytet|приоритет|优先级|優先(?:度|順位|級)|우선 ?순위`,
  ],
  [
    'ticket',
    `tickets?|issues?|jira(?: ticket| issue)?|bugs?|tracking(?: issue| bug| ticket)?|tracker|prs?|pull requests?|links?|url|reference|ref|github(?: issue)?|vorgang|lien|enlace|enlaces|chamado|zgloszenie|тикет|ссылка|工单|链接|单号|チケット|リンク|課題|이슈|티켓|링크`,
  ],
  ['type', `type|kind|category|typ|art|categorie|tipo|categoria|rodzaj|тип|类型|類型|種類|種別|分類|유형|분류|종류`],
  ['number', `#|no\\.?|nr\\.?|n°|nº|id|item #|№|序号|编号|番号|項番|번호`],
  [
    'title',
    `(?:(?:corrective|preventive|preventative|follow-?up|proposed|recommended|remediation) )?(?:actions?|tasks?|items?|action items?|measures?|steps?|improvements?)|title|name|description|what|to-?do|work(?: item)?|details?|summary|subject|recommendation|remediation|mitigation|next steps?|follow-?ups?
    |massnahmen?|aufgaben?|beschreibung|was|nachste schritte|taches?|mesures?|descriptions?|quoi|ameliorations?|accion(?:es)?(?: correctivas?)?|tareas?|descripcion|medidas?|que|mejoras?|acao|acoes|tarefas?|descricao|o que|melhorias?|azion[ei]|misur[ae]|attivita|descrizione|cosa
    |acties?|actiepunt(?:en)?|taa?k(?:en)?|maatregel(?:en)?|omschrijving|beschrijving|wat|dzialani[ea]|zadani[ea]|opis|co|действи[ея]|задач[аи]|мер[аы]|описание|что
    |措施|改进(?:措施|项|事项)|任务|事项|行动(?:项)?|描述|内容|待办(?:事项)?|改進措施|対策|タスク|アクション(?:アイテム)?|対応(?:内容)?|項目|内訳|조치(?: ?사항| ?내용)?|작업|내용|할 ?일|항목|대책`,
  ],
];

const patterns = names.map(([key, words]): [TaskKey, RegExp] => [
  key,
  new RegExp(
    `^(?:${words
      .replaceAll(/\s*\n\s*\|/g, '|')
      .trim()
      .normalize('NFKC')})$`,
    'u',
  ),
]);

/** The fact that a word announces: `Assigned to` the owner. A header may hold more than the word: `Owner(s)`, `Due (UTC)`. */
export function taskKeyOf(word: string): TaskKey | undefined {
  const folded = fold(word)
    .replaceAll(/\((?:e?s|\w{2,4})\)/g, '')
    .replace(/[:：*]+$/, '')
    .trim();
  return patterns.find(([, pattern]) => pattern.test(folded))?.[0];
}

/** A fact with a colon or an equals sign, as in `Owner: alice`. */
export const keyedFact = new RegExp(
  String.raw`(?:${[
    'owners?|assign(?:ed to|ees?)|due(?: date| by)?|deadline|eta|status|priority|prio|tickets?|jira|closed|completed|responsible|dri',
    'verantwortlich|zuständig|fällig(?: am)?|frist|responsables?|échéance|fecha límite|plazo|responsável|prazo|responsabile|scadenza',
    'verantwoordelijke|eigenaar|odpowiedzialn\\p{L}*|termin|ответственн\\p{L}*|исполнитель|срок|负责人|責任人|截止(?:日期)?|担当者?|期限|담당자?|기한',
  ].join('|')})\s*[:=：]\s*(?=\S)`,
  'iu',
);
