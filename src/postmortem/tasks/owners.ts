import { fold } from './fold.ts';

/** The owners in a text: `@alice, @bob`, `alice and bob`, `Dev Team`; none in `TBD`. */
export function readOwners(text: string): string[] {
  const names = text
    .split(
      /\s*(?:[,;&+、，；\n]|\s\/\s|(?<=@\S+)\/(?=@)|(?<![\p{L}\p{N}])(?:and|und|et|y|e|ed|en|i|и)(?![\p{L}\p{N}])|(?=\s@))\s*/u,
    )
    .map((name) =>
      name
        .trim()
        .replace(/^@/, '')
        .replaceAll(/^[\s*_`]+|[\s*_`:]+$/g, ''),
    )
    .filter((name) => !isNobody(name));
  return [...new Set(names)];
}

/** `TBD`, `-`, `n/a`: a place that is still to be filled. */
export function isNobody(name: string): boolean {
  return /^(?:|[-–—?.…]+|tb[dac]|todo|n\/?a|none|nobody|no owner|unassigned|unknown|open|offen|keiner|aucun|ninguno|nenhum|nessuno|geen|brak|нет|无|無|未定|要アサイン|未アサイン|未割当|未割り当て|待定|待分配|なし|미정|없음)$/u.test(
    fold(name),
  );
}

/** The canonical form of an owner. Only a handle can follow `@`. */
export function writtenOwner(owner: string): string {
  return /^[\p{L}\p{M}\p{N}_](?:[\p{L}\p{M}\p{N}_./-]*[\p{L}\p{M}\p{N}_])?$/u.test(owner)
    ? `@${owner}`
    : `owner: ${owner}`;
}

const deeds =
  'add|arrange|ask|audit|call|change|check|clean up|configure|contact|continue|create|deploy|design|discuss|document|draft|drive|enable|evaluate|file|fix|follow up|implement|improve|investigate|lead|look into|make|migrate|move|open|organi[sz]e|own|plan|prepare|propose|raise|remove|replace|research|review|rotate|run|schedule|send|set ?up|share|talk|test|track|train|update|upgrade|verify|work|write';
const asDeed = new RegExp(
  String.raw`^(?:(?:to|will|should|can|shall|must|is going to|are going to|is to)\s+)?(?:${deeds})s?(?![\p{L}\p{N}-])`,
  'u',
);

/** A name at the start of a bracket that says what this person does: `(Rasmus call for meeting)`. */
export function ownerInWords(words: string): string | undefined {
  const [whole, name] = /^(\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)\s+/u.exec(words) ?? [];
  if (whole === undefined || name === undefined || asDeed.test(`${name.toLowerCase()} `)) return undefined;
  return asDeed.test(words.slice(whole.length)) && !isNoName.test(name) ? name : undefined;
}

const isNoName =
  /^(?:[AI]|An|The|This|That|These|Those|It|We|You|They|He|She|Our|Need|Needs|Then|Also|Please|Maybe|Will|Should|Must|Can|To|Not|Please|Someone|Somebody|Everyone|All|Each|Every|Any|No)(?: |$)/;

/**
 * The team or person that a sentence begins with: `DevEx will update …`, `The platform team to add …`, `@alice will …`.
 * A word is a name only when its letters or a list say so: `Kubernetes will update …` names nobody.
 */
export function subjectOf(sentence: string): string | undefined {
  const match =
    /^(?:(?<handle>@[\p{L}\p{N}_.-]*[\p{L}\p{N}])|(?:[Tt]he\s+)?(?<team>(?:[\p{L}\p{N}-]+\s+){1,3}?[Tt]eam)|(?<name>\p{Lu}\p{Ll}+\p{Lu}\p{L}*|SREs?|QA|DBAs?|Ops|Infra(?:structure)?|Platform|Support|Security|Engineering))\s+(?<deed>.*)$/su.exec(
      sentence,
    );
  const { handle, team, name, deed = '' } = match?.groups ?? {};
  const named = handle?.slice(1) ?? team ?? name;
  if (named === undefined || /^(?:our|your|their|a|each|every|any|another)\b/i.test(named)) return undefined;
  if (name !== undefined && !/^\p{Lu}/u.test(name)) return undefined;
  const does = /^(?:to|will|should|shall|must|is going to|are going to|needs? to|has to|plans? to)\s+\p{Ll}/u.test(
    deed,
  );
  const did = /^(?:has|have)\s+(?:\p{Ll}+ly\s+)?(?:\p{Ll}+ed|begun|taken|made|put|set|written|started)\b/u.test(deed);
  return does || did ? named : undefined;
}
