/** Words that name a person where a cause belongs. */
export interface Blame {
  /** Zero-based offsets into the text, `end` excluded. */
  start: number;
  end: number;
  /** What to write about instead. */
  expected: string;
  /** How to rephrase the sentence. */
  note: string;
}

/**
 * Find English wording that ends the search for causes at a person. It is a list of words with some grammar around
 * them: who the subject is, and whether `have tested` is a regret or `have automated tests` a wish. Taggers do no
 * better: compromise 14.17 takes both for regrets, and needs 340 ms to load. None of the 226 words that
 * retext-profanities finds in a hundred real postmortems blames a person (`failure`, `execute`, `attack`).
 *
 * @param text Prose; see src/markdown/prose.ts.
 */
export function findBlame(text: string): Blame[] {
  if (!anyHint.test(text)) return [];
  return blames
    .filter(({ hint }) => hint.test(text))
    .flatMap(({ pattern, expected, note }) =>
      Array.from(text.matchAll(pattern), ({ index, 0: match }) => {
        return { start: index, end: index + match.trimEnd().length, expected, note };
      }),
    )
    .filter(({ start }) => !protects.test(sentenceBefore(text, start)))
    .toSorted((a, b) => a.start - b.start);
}

/** `nobody was …`, `rather than …`, `prone to …`: protects people, or describes a way of working. */
const protects =
  /(?:\b(?:not|never|nobody|no one|neither|nor|without|rather than|instead of|prone to|subject to|susceptible to|vulnerable to|(?:risk|chance|chances|possibility|likelihood|potential|probability|source|sources|amount|room) (?:of|for)|avoid\w*|prevent\w*|reduc\w+|eliminat\w+|minimi[sz]\w+|remov\w+|against|blameless)|n[’']t)\b[^.,;:]{0,24}$/i;

function sentenceBefore(text: string, offset: number): string {
  return text.slice(Math.max(0, offset - 60), offset).replaceAll(/\s+/g, ' ');
}

// Without `operator`, `dev` and `manager`, which are programs as often as people, and without users and customers:
// a team does not blame them for failing to sign in.
const staff = String.raw`(?:engineer|developer|admin|administrator|sysadmin|on-?caller|on[- ]call|responder|reviewer|approver|colleague|employee|contractor|intern|technician|analyst|maintainer|committer|author|DBA|SRE|(?<!\b(?:Microsoft|MS)\s)team)s?`;
const duty = String.raw`(?:\s+(?:on[- ]call|on[- ]duty|in charge|who|that)){0,3}`;
const person = String.raw`(?<![\w-])(?:we|I|he|she|someone|somebody|@[\w-]+|${staff}${duty})`;
const anybody = String.raw`(?:${person}|(?<![\w-])(?:everyone|everybody|anyone|anybody|nobody|no one|people))`;
const adverbs = String.raw`(?:\s+(?:not|never|also|just|really|then|again|perhaps|maybe|instead|still|all|both|[a-z]+ly)){0,3}`;

const should = String.raw`(?:should|ought\s+to)(?:n[’']t)?${adverbs}\s+have|should[’']ve`;
/** Never in front of a noun: `should have known`, but not `should have tested backups`. */
const participle =
  'known|seen|done|caught|gone|taken|made|given|begun|understood|chosen|thought|told|noticed|checked|asked|used|waited|looked|followed|reacted|responded|considered|anticipated|realised|realized|escalated|informed|notified|warned|called|communicated';
// Not receiving something is not an omission: the sender failed.
const otherParticiple =
  '(?!received\\b)[a-z]{2,}ed|read|run|found|built|sent|written|put|set|kept|left|shown|spent|brought|stopped|spoken';
const noNoun = String.raw`(?=\s*(?:$|[.;!?)\uFFFC])|\s+(?:the|an?|this|that|these|those|it|them|him|her|us|our|their|its|any|every|each|more|earlier|sooner|before|after|when|while|if|but|for|to|in|on|at|with|from|by|of|about|into|up|out|off|down|back|first|immediately|because|as|whether|how|what|why)\b)`;
const manner = String.raw`been\s+(?:more|less|aware|careful|faster|quicker|watching|checking|monitoring|paying|looking)`;

/** Trying and failing is not an omission. */
const attempts =
  'receive|be|reproduce|replicate|connect|reach|log|sign|access|authenticate|start|restart|restore|recover|resolve|fix|mitigate|find|locate|obtain|get|load|open|build|install|download|upload|solve|win|agree|meet|deliver';

const hindsight = {
  expected: 'what was known then',
  note: 'Afterwards everybody knows better: write what people saw at the time, and what made their step look right.',
};
const omission = {
  expected: 'what made it easy to miss',
  note: 'Write what would have shown it, and why that was not there.',
};
const verdict = {
  expected: 'what made the error possible',
  note: 'People err: write what let the error through, and what could catch the next one.',
};
const character = {
  expected: 'what made the step look right',
  note: 'Write what people saw and knew when they took it, not what they are like.',
};

/** `hint` is searched for first: compiling the patterns takes about 15 ms, and most documents do not need them. */
const blames: { hint: RegExp; pattern: RegExp; expected: string; note: string }[] = [
  {
    hint: /\b(?:should|ought)[^.;]{1,60}?\bhave\b|\bshould[’']ve/i,
    pattern: words(
      String.raw`${anybody}\s+(?:${should})${adverbs}\s+(?:(?:${participle})\b|(?:${otherParticiple})\b${noNoun}|${manner}\b)`,
    ),
    ...hindsight,
  },
  {
    hint: /\b(?:failed|neglected)\s+to\b/i,
    pattern: words(
      String.raw`${person}${adverbs}(?:\s+(?:had|has|have))?${adverbs}\s+(?:failed|neglected)\s+to\s+(?!(?:[a-z]+ly\s+)?(?:${attempts})\b)(?:[a-z]+ly\s+)?[a-z]+`,
    ),
    ...omission,
  },
  {
    hint: /forgot/i,
    pattern: words(String.raw`${person}${adverbs}(?:\s+(?:had|has|have))?${adverbs}\s+forgot(?:ten)?\b`),
    ...omission,
  },
  {
    hint: /\boperator|\bhuman/i,
    pattern: words(
      String.raw`\b(?:human|operator)\s+error\b(?!\s+(?:rates?|budgets?|logs?|messages?|codes?|counts?|handling)\b|\s+(?:is|was)\s+(?:never|not)\b)`,
    ),
    ...verdict,
  },
  {
    hint: /\bfault/i,
    pattern: words(
      String.raw`\bfault\s+of\s+(?:the|our|an?)\s+(?:[\w-]+\s+){0,2}?${staff}\b|(?<![\w-])${staff}[’']s?\s+fault\b`,
    ),
    ...verdict,
  },
  {
    hint: /\bto\s+blame|\bat\s+fault/i,
    pattern: words(String.raw`${person}\s+(?:is|are|was|were)${adverbs}\s+(?:to\s+blame|at\s+fault)\b`),
    ...verdict,
  },
  { hint: /\bblam/i, pattern: words(String.raw`\bblam(?:e|es|ed|ing)\s+(?:the\s+|our\s+)?${staff}\b`), ...verdict },
  {
    hint: /careless|negligen|reckless|incompeten|slopp|thoughtless/i,
    pattern: words(
      String.raw`\b(?:(?:careless|reckless|thoughtless)(?:ly|ness)?|negligen(?:t|tly|ce)|incompeten(?:t|tly|ce)|slopp(?:y|ily|iness))\b`,
    ),
    ...character,
  },
];

/** One search for all hints takes a third of the time of one for each. */
const anyHint = new RegExp(blames.map(({ hint }) => hint.source).join('|'), 'i');

function words(source: string): RegExp {
  return new RegExp(source, 'gi');
}
