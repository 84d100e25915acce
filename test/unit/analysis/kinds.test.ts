import { check } from 'casebook';
import { expect, test } from 'vitest';
import { withInferredKinds } from '../../../src/analysis/kinds/inferred-kinds.ts';
import { proposeKinds } from '../../../src/analysis/kinds/propose.ts';
import { labelledExamples } from '../../corpus/labelled-kinds.ts';
import { measureKinds } from '../../corpus/measure-kinds.ts';

/** The kinds of each entry, marked or inferred. */
function kindsOf(entries: string[], lang = 'en'): { kinds: string[][]; kindsInferred: boolean } {
  const items = entries.map((entry) => `- ${entry}\n`).join('');
  const text = `---\nduration: { start: 2024-08-10T14:00Z }\nlang: ${lang}\n---\n## Timeline\n${items}`;
  const { timeline, kindsInferred } = withInferredKinds(check({ path: 'postmortems/a.md', text }).postmortem);
  return { kinds: timeline.map(({ kinds }) => kinds), kindsInferred };
}

test('of the kinds that are inferred from labelled entries, 95 % are right, and 80 % of the labels are inferred', async () => {
  const timelines = await labelledExamples();
  const { byKind, all, mistakes } = measureKinds(timelines);
  expect(timelines.flatMap(({ entries }) => entries).length).toBeGreaterThanOrEqual(300);
  const wrong = mistakes.filter((mistake) => mistake.startsWith('wrong'));
  for (const [kind, { proposed, right }] of byKind) {
    expect(right, `${kind}\n${wrong.join('\n')}`).toBeGreaterThanOrEqual(0.95 * proposed);
  }
  expect(all.right).toBeGreaterThanOrEqual(0.8 * all.labelled);
});

test('infers nothing if the author has marked one entry', () => {
  expect(kindsOf(['14:30 Alert fires', '15:00 `mitigated` A'])).toEqual({
    kinds: [[], ['mitigated']],
    kindsInferred: false,
  });
});

test('infers nothing in other languages', () => {
  expect(kindsOf(['14:30 Alert fires'], 'de')).toEqual({ kinds: [[]], kindsInferred: false });
  expect(kindsOf(['14:30 Alert fires'], 'en-GB')).toEqual({ kinds: [['detected']], kindsInferred: true });
});

test('uses the order of time, not that of the document', () => {
  expect(
    kindsOf(['15:00 Customers report timeouts', '14:35 Ann acknowledges the page', '14:30 Alert fires']).kinds,
  ).toEqual([[], ['acknowledged'], ['detected']]);
});

test('is silent when somebody may have noticed earlier', () => {
  expect(kindsOf(['14:30 Ann opens the incident channel', '14:40 Alert fires']).kinds).toEqual([[], []]);
  expect(kindsOf(['14:30 Status page updated', '14:40 Alert fires']).kinds).toEqual([['communicated'], []]);
});

test('is silent when an alert and a report follow each other', () => {
  expect(kindsOf(['14:30 Alert fires', '14:40 Customers report timeouts']).kinds).toEqual([[], []]);
  expect(kindsOf(['14:30 Alert fires', '14:35 Ann acknowledges', '14:40 Customers report timeouts']).kinds).toEqual([
    ['detected'],
    ['acknowledged'],
    [],
  ]);
  expect(kindsOf(['14:30 Alert fires', '14:32 Alert noticed by on-call']).kinds).toEqual([[], []]);
});

test('is silent when two entries say that the impact is over', () => {
  expect(kindsOf(['14:30 Error rate is back to normal', '14:40 Service fully restored']).kinds).toEqual([[], []]);
});

test('infers a change from a rollback or a fix, not from what may be routine', () => {
  expect(
    kindsOf(['14:30 Alert fires', '14:35 Rolled back', '14:40 Fix deployed', '14:50 Restarted db-2']).kinds,
  ).toEqual([['detected'], ['changed'], ['changed'], []]);
});

test('a remark about an entry is not its resolution', () => {
  expect(kindsOf(['14:30 Alert fires', '14:40 Node replaced (resolved)', '14:50 Resolved']).kinds).toEqual([
    ['detected'],
    [],
    ['resolved'],
  ]);
});

test('is silent about a mitigation that a vaguer entry follows', () => {
  expect(kindsOf(['14:30 Error rate is back to normal', '14:40 Some users recovered']).kinds[0]).toEqual(['mitigated']);
  expect(kindsOf(['14:30 Error rate is back to normal', '14:40 Users say it is fixed']).kinds).toEqual([[], []]);
});

test('is silent about long texts, which tell several events', () => {
  const text = `14:30 Alert fires. ${'The team discussed the dashboards for a while. '.repeat(6)}`;
  expect(kindsOf([text]).kinds).toEqual([[]]);
});

test.each([
  'alpha-beta ',
  'alert ',
  'opens the ticket ',
  'the all users ',
  'escalated the the further ',
  'got alpha the first ',
  'posted the update ',
  'root actual cause of x ',
  'is all now fully ',
  'updates update status page ',
  'declared an the major ',
  'we noticed that the unusual ',
  'email message sent customers ',
  'no more ',
  'opens a - ',
  'a, ',
  '"',
  '(',
])('reads %j repeated a thousand times in less than a second', (words) => {
  const start = performance.now();
  const { timeline } = check({
    path: 'postmortems/a.md',
    text: `---\nduration: { start: 2024-08-10T14:00Z }\n---\n## Timeline\n- 14:30 A\n`,
  }).postmortem;
  proposeKinds(
    timeline.map((entry) => ({ ...entry, text: words.repeat(1000) })),
    'en',
  );
  expect(performance.now() - start).toBeLessThan(1000);
});
