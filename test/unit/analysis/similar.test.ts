import { check, createCatalog } from 'casebook';
import { expect, test } from 'vitest';
import { findSimilar, wordsOfIncident } from '../../../src/analysis/similar.ts';

/** What each is like and why, of postmortems given as frontmatter by id. */
function similarOf(documents: Record<string, string>): Record<string, unknown> {
  const postmortems = Object.entries(documents).map(
    ([id, frontmatter]) => check({ path: `postmortems/${id}.md`, text: `---\n${frontmatter}\n---\n` }).postmortem,
  );
  const similar = findSimilar(createCatalog(postmortems).incidents);
  return Object.fromEntries(
    Array.from(similar, ([id, others]) => [
      id,
      others.map(({ incident, ...shared }) => ({ id: incident.id, ...shared })),
    ]),
  );
}

const leak = 'title: Session objects leak\nservices: [authentication, edge]\ntags: [memory]';
const again = 'title: Sessions leak after an upgrade\nservices: [authentication]\ntags: [memory, upgrade]';
const disk = 'title: A disk fills with logs\nservices: [storage]';
const address = 'title: Subnets run out of addresses\nservices: [network]';

test('finds incidents that share words, and lists shared services, tags and words', () => {
  expect(similarOf({ leak, again, disk, address })).toEqual({
    leak: [{ id: 'again', services: ['authentication'], tags: ['memory'], words: ['Session', 'leak'] }],
    again: [{ id: 'leak', services: ['authentication'], tags: ['memory'], words: ['Sessions', 'leak'] }],
    disk: [],
    address: [],
  });
});

test('leaves out withdrawn incidents, and those of which one names the other as related', () => {
  expect(
    similarOf({ leak, again: `${again}\nrelated: [leak]`, gone: `${leak}\nstatus: withdrawn`, disk, address }),
  ).toEqual({
    leak: [],
    again: [],
    disk: [],
    address: [],
  });
});

test('finds at most three, most similar first', () => {
  const many = Object.fromEntries(['b', 'c', 'd', 'e'].map((id) => [id, again]));
  const found = similarOf({ a: leak, ...many, twin: leak, disk, address });
  expect(found['a']).toEqual([
    expect.objectContaining({ id: 'twin' }),
    expect.objectContaining({ id: 'e' }),
    expect.objectContaining({ id: 'd' }),
  ]);
});

test('finds the same with words that were kept as JSON', () => {
  const postmortems = [leak, again, disk].map(
    (frontmatter, index) => check({ path: `postmortems/${index}.md`, text: `---\n${frontmatter}\n---\n` }).postmortem,
  );
  const { incidents } = createCatalog(postmortems);
  const kept = new Map(incidents.map((incident) => [incident.id, JSON.stringify(wordsOfIncident(incident))]));
  const wordsOf = ({ id }: { id: string }) => JSON.parse(kept.get(id) ?? '') as ReturnType<typeof wordsOfIncident>;
  expect(findSimilar(incidents, wordsOf)).toEqual(findSimilar(incidents));
});

const german =
  'lang: de\ntitle: Der Drucker war voll, und es hat sich gestaut\nservices: [drucker]\nimpact: Wer drucken wollte, der kam nicht dran, und die Schlange war lang.';
const germanToo =
  'lang: de-AT\ntitle: Die Anmeldung war nicht möglich, der Dienst hat sich nicht gemeldet\nservices: [anmeldung]\nimpact: Der Dienst war weg, und wer sich anmelden wollte, der kam nicht hinein.';

test('does not compare the stop words of other languages', () => {
  expect(similarOf({ german, germanToo })).toEqual({ german: [], germanToo: [] });
});

test('does not compare words of half of the texts in a language without a list of stop words', () => {
  const one = 'lang: sv\ntitle: Skrivaren var full och det gick inte att skriva ut';
  const two = 'lang: sv\ntitle: Det gick inte att logga in och tjänsten var borta';
  expect(similarOf({ one, two })).toEqual({ one: [], two: [] });
});

test('gives words as they are written, without verbs and what most incidents mention', () => {
  const outage = (title: string, cause: string) => `title: ${title}\nroot_cause: { summary: "${cause}" }`;
  const found = similarOf({
    a: outage('The load balancer lost its targets', 'A rollover of Envoy left the load balancer alone'),
    b: outage('Envoy takes the load balancer down', 'A rollover left it alone'),
    disk,
    address,
  });
  expect(found['a']).toEqual([{ id: 'b', services: [], tags: [], words: ['load balancer', 'Envoy'] }]);
});

test('compares words of languages without spaces', () => {
  const japanese = (title: string) => `lang: ja\ntitle: ${title}`;
  const others = ['決済が遅い', '検索が止まる', '通知が届かない', '画像が表示されない'].map((title, index) => [
    `other-${index}`,
    japanese(title),
  ]);
  const found = similarOf({
    one: japanese('認証サービスのメモリが不足する'),
    two: japanese('認証サービスのメモリが再び不足する'),
    ...Object.fromEntries(others),
  });
  expect(found['one']).toEqual([expect.objectContaining({ id: 'two' })]);
});
