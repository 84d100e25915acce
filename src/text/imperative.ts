/**
 * Whether the first word of an English sentence can be no imperative: `The redirect …`, `Removing …`, `Alerts …`. Many
 * nouns are verbs as well (`alert`, `test`, `patch`), and new verbs come up every day (`backport`, `cordon`, which
 * compromise 14.17 takes for nouns), so a word counts as a verb until its form or a list speaks against it.
 *
 * @returns The word, or `undefined` when it can be a verb.
 */
export function firstWordUnlessVerb(sentence: string): string | undefined {
  const word = /^[^\p{L}]*([\p{L}’'-]+)/u.exec(sentence)?.[1] ?? '';
  const lower = word.toLowerCase();
  // Names of products and acronyms may be anything: `SSH into`, `Redis`, `etcd`.
  if (/\p{L}\p{Lu}/u.test(word)) return undefined;
  // `A` alone is no article.
  if (sentence.trim().length === 1) return undefined;
  const noVerb = neverVerbs.has(lower) || (noVerbForms.test(lower) && !verbsInSpite.test(lower));
  return noVerb ? word : undefined;
}

const neverVerbs = new Set(
  [
    'a an the this that these those all each every some any no none both there here it its',
    'i we you he she they our my your their us someone somebody something nobody nothing maybe perhaps possibly',
    'should shall must can could would might may will need',
    'better more less fewer additional automatic automated new proper regular periodic full several various many',
    'alerting bug dashboard database documentation checklist memory metric playbook policy runbook workshop',
  ].flatMap((line) => line.split(' ')),
);

/** `removing`, `prevention`, `deployment`, `visibility`, `readiness`, `alerts`. */
const noVerbForms = /...ing$|...[ts]ion$|....ment$|...[aei]lity$|....ness$|...[^aius’']s$/;

const verbsInSpite =
  /^(?:bring|string|ping|spring|swing|cling|fling|sting|wring|sling|(?:re)?position|partition|provision|transition|mention|question|caution|condition|(?:de)?commission|envision|function|section|station|ration|auction|motion|action|version|sanction|implement|document|supplement|complement|compliment|comment|augment|experiment|segment|fragment|ferment|cement|increment|decrement|instrument|lament|witness|harness|always)$/;
