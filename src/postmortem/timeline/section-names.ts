/** Usual names of a section that tells what happened, which is a timeline only when it holds times. */
const otherNames = [
  'what happened',
  'what went on',
  'incident details',
  'course of events',
  'events',
  'event log',
  'incident report',
  'updates',
  'history',
  'lead up',
  'leadup',
  'decision log',
  'war room',
  'was ist passiert',
  'was geschah',
  'verlauf',
  'ablauf',
  'hergang',
  'aktualisierungen',
  'que s’est-il passé',
  'mises à jour',
  'événements',
  'qué pasó',
  'qué ocurrió',
  'actualizaciones',
  'eventos',
  'o que aconteceu',
  'atualizações',
  'cosa è successo',
  'aggiornamenti',
  'wat is er gebeurd',
  'verloop',
  'gebeurtenissen',
  'co się stało',
  'przebieg',
  'aktualizacje',
  'что произошло',
  'события',
  'обновления',
  '发生了什么',
  '事件经过',
  '处理过程',
  '何が起きたか',
  '経過',
  '対応内容',
  '무슨 일이',
  '경과',
].map(fold);

/** Whether a heading is a usual name of such a section. */
export function isOtherName(title: string): boolean {
  const folded = fold(title);
  return otherNames.some((name) => folded.includes(name));
}

/** Whether a heading contains one of the names, in any case, with or without accents. */
export function containsName(title: string, names: readonly string[]): boolean {
  const folded = fold(title);
  let foldedNames = known.get(names);
  if (!foldedNames) {
    foldedNames = names.map(fold);
    known.set(names, foldedNames);
  }
  return foldedNames.some((name) => folded.includes(name));
}

/** Whether a line is one of the names and nothing more: `Timeline`, `Incident timeline (UTC)`, `Timeline of events`. */
export function isNameAlone(title: string, names: readonly string[]): boolean {
  const bare = fold(title.replace(/ *\([^()]*\) *$/, ''))
    .replace(/^(?:incident|outage|event|detailed) /, '')
    .replace(/ (?:of (?:the )?(?:events?|incident|outage)|der ereignisse|des événements|de eventos|dos eventos)$/u, '');
  return names.some((name) => fold(name) === bare);
}

/** The names of a configuration are compared with every heading of every document. */
const known = new WeakMap<readonly string[], readonly string[]>();

function fold(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase().trim();
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase().normalize('NFC').trim();
}
