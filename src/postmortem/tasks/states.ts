import type { TaskStatus } from '../postmortem.ts';
import { oneOfWords, fold } from './fold.ts';

const states: [TaskStatus, RegExp][] = [
  [
    'done',
    oneOfWords(
      String.raw`done|completed?|finished|closed|fixed|resolved|implemented|merged|deployed|shipped|delivered|yes|x|✓|✔|✅|☑|🟢|:(?:white_)?check_mark:|:heavy_check_mark:`,
      String.raw`erledigt|fertig|abgeschlossen|umgesetzt|fait|faite|termine|terminee|hech[oa]|completad[oa]|terminad[oa]|feit[oa]|concluid[oa]|fatt[oa]|completat[oa]|gedaan|klaar|afgerond`,
      String.raw`zrobione|gotowe|zakonczone|сделано|готово|выполнено|завершено|已?完成|已解决|已修复|完了|済み?|対応済み?|실시 ?완료|완료`,
    ),
  ],
  [
    'in_progress',
    oneOfWords(
      String.raw`in[ _-]?progress|doing|wip|started|ongoing|on-going|underway|in review|in testing|partially done|🚧|🟡|⏳`,
      String.raw`in arbeit|in bearbeitung|lauft|en cours|en curso|en progreso|em andamento|em progresso|in corso|bezig|mee bezig|in uitvoering`,
      String.raw`w trakcie|в работе|в процессе|进行中|進行中|処理中|対応中|実施中|작업 ?중|진행 ?중`,
    ),
  ],
  [
    'wont_do',
    oneOfWords(
      String.raw`won'?t[ _-]?(?:do|fix)|wontfix|cancell?ed|declined|rejected|abandoned|dropped|not planned|obsolete`,
      String.raw`abgelehnt|verworfen|annule|rejete|cancelad[oa]|rechazad[oa]|rejeitad[oa]|annullat[oa]|geannuleerd|afgewezen|odrzucone|отменено|отклонено|已?取消|不做|中止|見送り|취소`,
    ),
  ],
  [
    'proposed',
    oneOfWords(
      String.raw`proposed|proposal|idea|suggested|suggestion|under discussion|vorgeschlagen|vorschlag|propose|propuest[oa]|propost[oa]|voorgesteld|proponowane|предложено|建议|提案|제안`,
    ),
  ],
  [
    'open',
    oneOfWords(
      String.raw`open|to[ -]?do|not (?:yet )?(?:started|done)|pending|planned|scheduled|new|backlog|incomplete|blocked|no|❌|☐|⬜|🔴|:x:|:black_square_button:`,
      String.raw`offen|geplant|ausstehend|a faire|ouverte?|prevu|pendiente|abiert[oa]|por hacer|pendente|abert[oa]|a fazer|da fare|apert[oa]|te doen|gepland`,
      String.raw`do zrobienia|otwarte|открыто|к выполнению|запланировано|не начато|待办|待處理|待处理|未开始|未完成|计划中|未対応|未着手|予定|미착수|예정|대기`,
    ),
  ],
];

/** The status that a word or a sign names, in ten languages: `DONE`, `✅`, `en cours`. */
export function stateOfWord(word: string): TaskStatus | undefined {
  // U+FE0F asks for the coloured form of the sign in front of it.
  const folded = fold(word).replaceAll('\uFE0F', '');
  const bare = folded.replaceAll(/^[\s*_.[\](){}:]+(?!\w+:$)|(?<!^:\w+)[\s*_.[\](){}:]+$/g, '');
  if (bare === '') return undefined;
  return (
    states.find(([, pattern]) => pattern.test(bare))?.[0] ??
    // `✅ Done`, `Done (2024-08-12)`
    (/^\P{L}+ ?\p{L}/u.test(bare) && !/^\d/.test(bare) ? stateOfWord(bare.replace(/^\P{L}+/u, '')) : undefined)
  );
}

/** How the canonical form writes a status that a checkbox cannot show. */
export function writtenState(status: TaskStatus): string | undefined {
  return {
    in_progress: 'in progress',
    wont_do: "won't do",
    proposed: 'proposed',
    verified: 'verified',
    open: undefined,
    done: undefined,
  }[status];
}
