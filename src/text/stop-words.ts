/**
 * Words that say nothing about the subject of a text, by language. Lists are short on purpose: words that are missing
 * weigh little, since many texts contain them.
 */
const lists: Record<string, string> = {
  en: `a about after again all also an and any are as at back be because been before being but by can could did do does down
    each even every few first for from get had has have how if in into is it its just last long made make many may more most
    much no nor not of off on once one only or other our out over own s same should since so some still such t than that the
    their them then there these they this those three through time to too two under until up was we were what when where
    which while who why will with without would you`,
  de: `aber alle alles als also am an andere auch auf aus bei beim bereits bis da damit dann das dass daß dem den denn der des
    die dies diese dieser dieses doch dort durch ein eine einem einen einer eines er erst es etwas für gegen geht gibt habe
    haben hat hatte hatten hier hinein ich ihr ihre im immer in ins ist ja jede jeder jedes kam kann kein keine keiner keinen
    konnte konnten lang mehr mehrere mit möglich muss nach nicht nichts noch nun nur ob oder ohne schon sehr sein seine seit
    sich sie sind so sowie über um und uns unser unsere unter viel viele vom von vor wann war waren was weg weil welche wenn
    wer werden wie wieder wir wird wo wollte worden wurde wurden zu zum zur zwei zwischen`,
  fr: `à après au aucun aussi autre aux avaient avait avant avec avoir c car ce cela ces cet cette comme d dans de depuis des
    deux dont du elle elles en encore entre est et étaient était été être eu fait ils il j je jusque l la le les leur leurs
    lors mais même moins n ne ni nos notre nous on ont ou où par pas pendant peu plus plusieurs pour pouvait qu quand que qui
    s sa sans se sera ses si son sont sous sur toujours tous tout toute toutes très trop un une vers vous y`,
  es: `a al algo algunos ante antes así aún aunque cada como con contra cual cuando de debido del desde dos donde durante e el
    ella ellos en entre era eran es esa ese eso esta está estaba estaban estado este esto fue fueron ha había habían hacia
    han hasta hay la las le les lo los más mas me mientras mucho muy nada ni no nos o otra otro para pero poco podía podían
    por porque pues que quien se sea según ser si sí sido sin sobre son su sus también tan tanto tenía tiene todo todos tras
    tu un una uno unos y ya`,
  pt: `a ao aos após as até com como da das de depois desde do dois dos durante e ela ele eles em enquanto entre era eram essa
    esse esta está estava estavam este eu foi foram havia já lhe mais mas me mesmo muito na nas nem no nos nós não o os ou
    para pela pelas pelo pelos por porque quando que quem se sem ser seu seus sido sobre sua suas são só também tem tinha
    todo todos um uma umas uns à às é`,
  it: `a abbiamo ad agli ai al alla alle anche ancora c che chi ci come con contro cui da dagli dai dal dalla dalle degli dei
    del della delle di dopo dove due durante e è era erano essere fino fra gli ha hanno i il in io l la le lei lo loro ma mentre
    molto ne nei nel nella nelle nessuno noi non o ogni per perché più poi prima può qualche quando quella quello questa
    questo se senza si sia solo sono sopra su sua sugli sui sul sulla sulle suo tra troppo tutti tutto un una uno`,
  nl: `aan al alle als bij daar dan dat de der deze die dit door dus een en er geen had hadden heb hebben heeft hem het hier
    hij hoe hun ik in is ja je kan kon konden maar meer met mijn na naar niet nog nu of om omdat onder ons ook op over sinds
    te tegen toch toen tot twee u uit van veel voor waar waren was wat we weer wel werd werden wie wij worden wordt zal ze zich
    zij zijn zo zonder`,
};

const known = new Map<string, ReadonlySet<string>>();

/**
 * The stop words of a language, in the form that `split` gives them.
 *
 * @param lang BCP 47; regions do not count.
 * @returns `undefined` for languages without a list.
 */
export function stopWordsOf(lang: string, split: (text: string) => string[]): ReadonlySet<string> | undefined {
  const language = lang.toLowerCase().split('-')[0] ?? '';
  const list = Object.hasOwn(lists, language) ? lists[language] : undefined;
  if (list === undefined) return undefined;
  const words = known.get(language) ?? new Set(split(list));
  known.set(language, words);
  return words;
}
