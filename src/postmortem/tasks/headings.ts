import type { Settings } from '../../settings.ts';
import { fold } from './fold.ts';

/** All documents with the same configuration share one array of headings. */
const compiled = new WeakMap<readonly string[], RegExp>();

/**
 * Whether a heading or a label names tasks: it contains one of the configured texts at the start of a word, and does
 * not say that all of it is past (`Actions taken`).
 */
export function isTaskHeading(title: string, { taskHeadings }: Settings): boolean {
  const folded = fold(title);
  return patternOf(taskHeadings).test(folded) && !past.test(folded);
}

/** Whether any line of a text may be a heading or a label that names tasks. */
export function mayNameTasks(text: string, { taskHeadings }: Settings): boolean {
  return patternOf(taskHeadings).test(fold(text));
}

function patternOf(taskHeadings: readonly string[]): RegExp {
  let pattern = compiled.get(taskHeadings);
  if (!pattern) compiled.set(taskHeadings, (pattern = anyOf(taskHeadings)));
  return pattern;
}

function anyOf(texts: readonly string[]): RegExp {
  const words = texts.map((text) => fold(text).replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`));
  // Chinese and Japanese have no space between words.
  const isSpaced = (word: string): boolean => /^[\p{Script=Latin}\p{Script=Cyrillic}\d]/u.test(word);
  const { spaced = [], unspaced = [] } = Object.groupBy(words, (word) => (isSpaced(word) ? 'spaced' : 'unspaced'));
  // One look behind for all of them: one for each takes 50 ms to compile.
  const atStart = spaced.length > 0 ? [`(?<![\\p{L}\\p{N}])(?:${spaced.join('|')})`] : [];
  return new RegExp([...atStart, ...unspaced].join('|'), 'u');
}

const past =
  /\b(?:taken|performed|undertaken|executed|ergriffene|getroffene|durchgefuhrte|menees|realisees|effectuees|entreprises|prises|tomadas|realizadas|ejecutadas|intraprese|svolte|adottate|genomen|uitgevoerde|podjete|wykonane)\b|предпринят|принятые|выполненные|已采取|已执行|実施した|취한/u;

/** A section that may be inside a section of tasks, and has none: `What went well`. */
export function isOtherHeading(title: string): boolean {
  return other.test(fold(title)) && !proposal.test(fold(title));
}

const other =
  /^(?:\P{L}*)(?:what (?:went|worked|happened|did)|where we got lucky|lessons?|timeline|chronology|summary|background|impact|root causes?|(?:contributing )?factors|detection|resolution|recovery|references?|appendix|links|resources|attendees|participants|notes?|glossary|see also|thanks|discussion|stats|conclusions?|final thoughts|closing|legend|definitions?)\b|^(?:\P{L}*)(?:was (?:gut|schlecht|nicht gut|funktioniert)|erkenntnisse|glossar|ce qui (?:a|s'est|n'a)|lecons|(?:lo )?que (?:salio|funciono|fue|no)|lecciones|o que (?:deu|funcionou|correu|falhou|nao)|licoes|cosa (?:e andat|ha funzionat|non)|wat (?:ging|ging er)|co (?:poszlo|sie udalo)|что (?:прошло|пошло|сработало|получилось|не)|уроки|做得|哪些做|经验教训|教训|うまくい|改善が必要な|良かった|悪かった|幸運|教訓|学び|凡例|잘(?:된| 된|한)|교훈)|の説明$/u;

/** A list of improvements holds proposals: `Process improvements`. */
export function isProposalHeading(title: string): boolean {
  const folded = fold(title);
  return proposal.test(folded) && !/action item|task|corrective|to-?do|next step/u.test(folded);
}

const proposal =
  /(?<!\p{L})(?:improvements?|ideas?|proposals?|recommendations?|suggestions?|verbesserung|vorschlag|amelioration|recommandation|mejora|recomendacion|melhoria|recomendac|miglioramenti|raccomandazion|verbeter|aanbeveling|usprawnieni|rekomendac|улучшени|рекомендац|предложени)|改进建议|改善案|提案|개선 ?제안/u;
