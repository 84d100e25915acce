import { isNobody } from './owners.ts';

/** `None`, `n/a`, `No action items`: the section states that there is nothing. */
export function isNothing(title: string): boolean {
  return (
    isNobody(title.replace(/[.!]$/, '')) ||
    /^(?:no|none|nothing|not applicable|keine|aucune?|ningun[oa]?|nenhum[ao]?|nessun[oa]?|geen|brak|нет|无|無|なし|없음)(?:\s+(?:further |new )?(?:action|task|follow|item|needed|required|necessary)\S*.*)?[.!]?$/iu.test(
      title,
    )
  );
}

/**
 * Whether items tell what was done, rather than what is to be done. English only.
 *
 * @param share How many of them have to: 1 is all.
 */
export function isStory(titles: readonly string[], share = 0.5): boolean {
  const told = titles.filter((title) => past.test(title));
  return titles.length > 0 && told.length >= titles.length * share;
}

const past =
  /^(?:at \d|on \p{Lu}|(?:(?:we|i|they|he|she|it)\s+(?:\p{Ll}+ly\s+)?|(?:the|our|an?)\s+[\p{L}\s-]{1,40}?\s)?(?:(?:have|has|had)\s+(?:been\s+)?)?(?:was|were|ran|took|made|began|did|went|found|got|saw|lost|met|held|sent|told|kept|could not|couldn't|\p{L}{2,}(?<!ne|sh|f|s|b|emb)ed)\b)/iu;

/** Whether a paragraph begins as a task does: with a command, or with a label and a colon. */
export function isCommand(text: string): boolean {
  return (
    command.test(text) ||
    (/^[\p{L}\p{N}][\p{L}\p{N} /&-]{1,38}[:：]\s+\S/u.test(text) &&
      !/^(?:note|update|edit|see|example|nb|p\.?s)\b/i.test(text))
  );
}

const command =
  /^(?:(?:please|consider|also|re-?)\s+)?(?:adapt|add|adjust|adopt|alert|allow|apply|archive|ask|assess|audit|automate|avoid|backport|ban|block|bring|build|bump|cache|change|check|clarify|clean|close|collect|communicate|compare|configure|confirm|consider|contact|consolidate|convert|create|cut|debug|decide|decommission|decouple|decrease|define|delete|deploy|deprecate|design|determine|develop|disable|discuss|do|document|drop|educate|eliminate|enable|encourage|enforce|enhance|ensure|establish|evaluate|expand|explore|expose|extend|file|find|finish|fix|follow|get|give|handle|harden|have|hire|identify|implement|improve|include|increase|instrument|integrate|introduce|investigate|isolate|keep|limit|log|lower|look|maintain|make|measure|merge|migrate|minimi[sz]e|modify|monitor|move|notify|optimi[sz]e|patch|perform|pin|plan|prepare|prevent|prioriti[sz]e|provide|publish|raise|rate-limit|reach|rebuild|reconsider|reduce|refactor|reject|release|remove|rename|replace|report|require|research|resolve|restore|restrict|retire|revert|review|revise|revisit|rewrite|rotate|run|scale|schedule|separate|set ?up|share|simplify|split|standardi[sz]e|start|stop|store|streamline|strengthen|switch|sync|systematically|talk|test|track|train|tune|turn|unify|upgrade|use|validate|verify|wait|write)\b/i;

/** Whether a paragraph tells something, and asks for nothing. English only. */
export function isNarrative(text: string): boolean {
  return /^(?:we|i|our|this|these|those|it|they|he|she|there|the|in|on|at|as|after|during|while|when|since|because|due|however|although|if|for|with|from|to|unfortunately|finally|thanks?|see|note|here|what|how|why|none?|not|all|most|some|overall|below|above|following)\b/i.test(
    text,
  );
}
