/** A part of an entry that is judged by itself: what is planned in one sentence may be done in the next. */
export interface Clause {
  /** In lower case, with straight apostrophes, without quotations. */
  text: string;
  isQuestion: boolean;
}

/** Split the text of an entry into clauses. A colon does not split: the words before it may say `Plan` or `Hypothesis`. */
export function clausesOf(text: string): Clause[] {
  const plain = text
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/["“„«][^"“”„«»]*["”“»]/g, '…')
    .toLowerCase();
  return plain
    .split(clauseEnd)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => ({ text: part.slice(0, longest).replace(/[.!?]+$/, ''), isQuestion: part.endsWith('?') }));
}

/** Nobody words what happened in a longer clause, and searching one takes long. */
const longest = 300;

const clauseEnd =
  /(?<=[.!?;])\s+|;|\s+[–—-]+\s+|[()[\]]|,\s+|\s+(?=(?:but|so|then|which|although|however|whereas|after|because)\s)/;

/** Whether the words say that something has not happened: a negation, a plan, an attempt, a condition, a guess. */
export function isHedged(words: string): boolean {
  return hedges.test(
    words.replaceAll(/\b(?:no (?:more|longer|further)|without (?:any )?(?:errors|problems|issues))\b/g, ''),
  );
}

const hedges = new RegExp(
  [
    // Negations.
    String.raw`\b(?:no|not|never|none|nothing|nobody|cannot|can't|neither|nor|without|unable|unsuccessful(?:ly)?|hardly|barely|false(?:ly)?|instead|rather than|yet to|too early)\b`,
    String.raw`n't\b`,
    String.raw`\b(?:fail(?:s|ed|ing)?|refus(?:es|ed)|declin(?:es|ed)) to\b`,
    // Plans, wishes, orders and possibilities.
    String.raw`\b(?:will|going to|shall|should|could|would|might|may|can|must|todo|plan(?:s|ned|ning)?|intend(?:s|ed)?|wants?|wanted|needs?|needed|about to|ready to|ready for|prepar\w*|propos\w*|suggest\w*|recommend\w*|consider\w*|discuss\w*|debat\w*|decid\w*|decision|agree[sd]?|asks?|asked|requested|request to|instruct\w*|tells?|told|schedul\w*|considers?|draft\w*|review(?:s|ed)?|option|idea|next step\w*|eta)\b`,
    // Attempts.
    String.raw`\b(?:try|tries|tried|trying|attempts?|attempted|attempting|in vain|experiment\w*)\b`,
    // Conditions, and what has yet to come.
    String.raw`\b(?:if|whether|unless|until|till|before|in case|once|waits?|waited|waiting|await\w*|pending|hop(?:e|es|ed|ing)|expect\w*|promis\w*)\b`,
    // Guesses.
    String.raw`\b(?:think|thinks|thought|suspect\w*|assum\w*|believ\w*|seems?|seemed|appears?|appeared|apparently|possibl[ey]|potential(?:ly)?|maybe|perhaps|probabl[ey]|likely|supposed\w*|unclear|unknown|wonder\w*|hypothes[ie]s|theory|guess\w*|candidate)\b`,
    // Another time than that of the entry.
    String.raw`\b(?:had|later|yesterday|tomorrow|previous(?:ly)?|last (?:week|month|year|time)|in hindsight|retrospect\w*)\b`,
  ].join('|'),
);
