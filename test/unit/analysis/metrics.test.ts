import { check, createCatalog, type Incident } from 'casebook';
import { expect, test } from 'vitest';
import { isCounted } from '../../../src/analysis/status.ts';

/** An incident of the given frontmatter and timeline. */
function incidentOf(frontmatter: string, ...entries: string[]): Incident {
  const text = `---\n${frontmatter}\n---\n## Timeline\n${entries.map((entry) => `- ${entry}\n`).join('')}`;
  const [incident] = createCatalog([check({ path: 'postmortems/2024-08-10-a.md', text }).postmortem]).incidents;
  if (!incident) throw new Error('no incident');
  return incident;
}

const exactly = (minutes: number) => ({ least: minutes * 60, most: minutes * 60 });
const day = 'duration: { start: "2024-08-10T14:00Z", end: "2024-08-10T16:00Z" }';

test('measures between the entries that are marked', () => {
  const { metrics } = incidentOf(
    day,
    '13:50 `triggered` A deploy',
    '14:00 `started` B',
    '14:10 `detected` C',
    '14:12 `acknowledged` D',
    '14:20 `communicated` E',
    '15:00 `identified` F',
    '16:00 `mitigated` G',
    '18:00 `resolved` H',
  );
  expect(metrics).toEqual({
    impactSeconds: exactly(120),
    timeToDetectSeconds: exactly(10),
    timeToAcknowledgeSeconds: exactly(2),
    timeToIdentifySeconds: exactly(50),
    timeToFirstUpdateSeconds: exactly(10),
    timeToMitigateSeconds: exactly(120),
    timeToResolveSeconds: exactly(240),
  });
});

test('takes the start and the end of impact from the duration if no entry marks them, but no other milestone', () => {
  const { turns, metrics } = incidentOf(day, '14:10 `detected` A');
  expect(Object.entries(turns).map(([name, { entry, moment }]) => [name, entry, moment.earliest])).toEqual([
    ['detected', 0, '2024-08-10T14:10:00Z'],
    ['started', undefined, '2024-08-10T14:00:00Z'],
    ['mitigated', undefined, '2024-08-10T16:00:00Z'],
  ]);
  expect(metrics).toEqual({
    impactSeconds: exactly(120),
    timeToDetectSeconds: exactly(10),
    timeToMitigateSeconds: exactly(120),
  });
});

test('keeps imprecise times imprecise, but measures zero between a moment and itself', () => {
  const { metrics } = incidentOf(
    'duration: { start: "2024-08-10T14:??Z" }',
    '14:?? `started` `detected` A',
    '~15:30 `identified` B',
  );
  expect(metrics).toEqual({
    timeToDetectSeconds: exactly(0),
    timeToIdentifySeconds: { least: 20 * 60 + 60, most: 100 * 60 },
  });
});

test('measures the union of the spans of impact', () => {
  const spans = (list: string) => incidentOf(`duration: ${list}`).metrics.impactSeconds;
  expect(spans('2024-08-10T14:30Z/2024-08-10T16:45Z')).toEqual(exactly(135));
  expect(spans('[2024-08-10T14:00Z/2024-08-10T15:00Z, 2024-08-10T14:30Z/2024-08-10T15:30Z]')).toEqual(exactly(90));
  expect(spans('{start: 2024-08-10T14:30Z}')).toBe(undefined);
  expect(incidentOf('duration: 2024-08-10T16:45Z/2024-08-10T14:30Z').metrics).toEqual({});
});

test('subtracts the time between mitigation and regression from the impact', () => {
  const waves = (from: string, to: string) =>
    incidentOf(day, '14:00 `started` A', `${from} \`mitigated\` B`, `${to} \`regressed\` C`, '16:00 `mitigated` D')
      .metrics;
  expect(waves('14:30', '15:00')).toMatchObject({
    impactSeconds: exactly(90),
    timeToMitigateSeconds: exactly(120),
  });
  // At least that long, at most that long.
  expect(waves('~14:30', '15:00').impactSeconds).toEqual({ least: 80 * 60, most: 100 * 60 });
  // The frontmatter has taken it out already.
  const written = '[2024-08-10T14:00Z/2024-08-10T14:30Z, 2024-08-10T15:00Z/2024-08-10T16:00Z]';
  expect(
    incidentOf(`duration: ${written}`, '14:30 `mitigated` B', '15:00 `regressed` C', '16:00 `mitigated` D').metrics
      .impactSeconds,
  ).toEqual(exactly(90));
});

test('ignores a mitigation before a regression', () => {
  const { turns, metrics } = incidentOf(
    'duration: { start: "2024-08-10T14:00Z" }',
    '14:30 `mitigated` A',
    '15:00 `regressed` B',
  );
  expect(turns.mitigated).toBe(undefined);
  expect(metrics).toEqual({});
});

test('gives a negative time to detect, but no other negative time', () => {
  const { metrics } = incidentOf(day, '13:45 `detected` A', '13:40 `acknowledged` B', '13:50 `resolved` C');
  expect(metrics).toEqual({
    impactSeconds: exactly(120),
    timeToDetectSeconds: exactly(-15),
    timeToMitigateSeconds: exactly(120),
  });
});

test('measures no impact if there was none, and an exposure for security incidents only', () => {
  const entries = ['13:00 `triggered` A', '14:10 `detected` B', '14:30 `mitigated` C'];
  expect(incidentOf(`${day}\nimpact: none\nkind: security`, ...entries).metrics).toEqual({
    exposureSeconds: exactly(90),
  });
  expect(incidentOf(`${day}\nimpact: none`, ...entries).metrics).toEqual({});
});

test('counts incidents and security incidents in review or later, without duplicates', () => {
  const counted = (frontmatter: string) => isCounted(incidentOf(frontmatter));
  expect(counted('status: in_review')).toBe(true);
  expect(counted('status: closed\nkind: security\nrelated: [{ id: x, relation: see_also }]')).toBe(true);
  expect(counted('status: reviewed\nkind: near_miss')).toBe(false);
  expect(counted('status: reviewed\nkind: drill')).toBe(false);
  expect(counted('title: A draft')).toBe(false);
  expect(counted('status: withdrawn')).toBe(false);
  expect(counted('status: closed\nrelated: [{ id: x, relation: duplicate_of }]')).toBe(false);
});

test('does not measure the mitigation from the first of several outages to the last', () => {
  const spans = (second: string) => `---\nduration: [2024-08-10T15:00Z/2024-08-10T16:00Z, ${second}]\n---\n`;
  const metricsOf = (text: string) =>
    createCatalog([check({ path: 'postmortems/a.md', text }).postmortem]).incidents[0]?.metrics;
  expect(metricsOf(spans('2024-08-12T15:00Z/2024-08-12T19:00Z'))).toEqual({
    impactSeconds: { least: 18_000, most: 18_000 },
  });
  expect(metricsOf(spans('2024-08-10T15:30Z/2024-08-10T17:00Z'))?.timeToMitigateSeconds).toEqual({
    least: 7200,
    most: 7200,
  });
});
