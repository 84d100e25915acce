import { check, createCatalog, type Catalog, type Incident } from 'casebook';
import { describe, expect, test } from 'vitest';
import { isOngoing, pausedSeconds, spansOverlap } from '../../../site/src/catalog/impact.ts';
import { fallbacksOf, incidentMetrics } from '../../../site/src/features/incident/metrics.ts';
import { reviewNeeds } from '../../../site/src/features/incident/review-readiness.ts';
import { relatedTo, similarityText, similarTo } from '../../../site/src/features/incident/related.ts';
import { repeatsOf } from '../../../site/src/features/tasks/repeated-tasks.ts';

function catalogOf(documents: Record<string, string>): Catalog {
  return createCatalog(
    Object.entries(documents).map(([id, text]) => check({ path: `postmortems/${id}.md`, text }).postmortem),
  );
}

function incidentOf(frontmatter: string, ...entries: string[]): Incident {
  const timeline = entries.map((entry) => `- ${entry}\n`).join('');
  const [incident] = catalogOf({ a: `---\n${frontmatter}\n---\n## Timeline\n${timeline}` }).incidents;
  if (!incident) throw new Error('There is no incident');
  return incident;
}

function incidentNamed({ incidents }: Catalog, id: string): Incident {
  const incident = incidents.find((other) => other.id === id);
  if (!incident) throw new Error(`There is no ${id}`);
  return incident;
}

/** `Time to detect: 5 min = detected #1 − started`. */
function metricTexts(incident: Incident): string[] {
  return incidentMetrics(incident).map(({ label, value = 'Unknown', formula, reason }) => {
    const terms = formula?.map(({ name, milestone }) =>
      milestone.entry === undefined ? name : `${name} #${milestone.entry}`,
    );
    return [`${label}: ${value}`, terms?.join(' − '), reason].filter(Boolean).join(' = ').replaceAll('\u00a0', ' ');
  });
}

const duration = 'duration: 2024-08-10T14:30Z/2024-08-10T16:45Z';

describe('measures', () => {
  test('say what is subtracted from what, or what is missing', () => {
    const incident = incidentOf(
      duration,
      '14:35 UTC `detected` A',
      '~15:45 UTC `identified` B',
      '16:45 UTC `resolved` C',
    );
    expect(metricTexts(incident)).toEqual([
      'Time to detect: 5 min = detected #0 − started',
      'Time to acknowledge: Unknown = no entry is marked acknowledged',
      'Time to identify: 1 h–1 h 20 min = identified #1 − detected #0',
      'First public update: Unknown = no entry is marked communicated',
      'Time to mitigate: 2 h 15 min = mitigated − started',
      'Time to resolve: 2 h 15 min = resolved #2 − started',
    ]);
    expect(fallbacksOf(incident)).toEqual([
      'No entry is marked started, so the start of the duration stands in for it.',
      'No entry is marked mitigated, so the end of the duration stands in for it.',
    ]);
  });

  test('name both missing milestones', () => {
    expect(metricTexts(incidentOf('title: A', '14:35 UTC A'))[1]).toBe(
      'Time to acknowledge: Unknown = no entry is marked detected or acknowledged',
    );
  });

  test('say in words that detection came, or may have come, before the impact', () => {
    const detected = (time: string) => metricTexts(incidentOf(duration, `2024-08-10 ${time} UTC \`detected\` A`))[0];
    expect(detected('14:15')).toBe('Time to detect: 15 min before impact began = detected #0 − started');
    expect(detected('~14:15')).toBe('Time to detect: 5 min–25 min before impact began = detected #0 − started');
    expect(detected('~14:25')).toBe(
      'Time to detect: between 15 min before and 5 min after impact began = detected #0 − started',
    );
  });

  test('are unknown if times contradict each other, and have an upper limit if they overlap', () => {
    const acknowledged = (time: string) =>
      metricTexts(incidentOf(duration, '14:50 UTC `detected` A', `${time} UTC \`acknowledged\` B`))[1];
    expect(acknowledged('14:40')).toBe(
      'Time to acknowledge: Unknown = acknowledged #1 − detected #0 = acknowledged is before detected',
    );
    expect(acknowledged('~14:55')).toBe('Time to acknowledge: at most 15 min = acknowledged #1 − detected #0');
  });

  test('leave out what does not apply to an incident without user impact', () => {
    const incident = incidentOf(`impact: none\n${duration}`, '14:30 UTC `detected` A', '14:40 UTC `acknowledged` B');
    expect(metricTexts(incident)).toEqual([
      'Time to acknowledge: 10 min = acknowledged #1 − detected #0',
      'Time to identify: Unknown = no entry is marked identified',
    ]);
    expect(fallbacksOf(incident)).toEqual([]);
  });

  test('include exposure for security incidents only', () => {
    const entries = ['14:00 UTC `triggered` A', '16:45 UTC `mitigated` B'];
    expect(metricTexts(incidentOf(`kind: security\n${duration}`, ...entries)).at(-1)).toBe(
      'Exposure: 2 h 45 min = mitigated #1 − triggered #0',
    );
    expect(metricTexts(incidentOf(duration, ...entries)).join()).not.toContain('Exposure');
  });

  test('do not take an entry for the end of an impact that returned', () => {
    const entries = ['14:30 UTC `started` A', '15:00 UTC `mitigated` B', '15:30 UTC `regressed` C'];
    const open = incidentOf('duration: { start: 2024-08-10T14:30Z }', ...entries);
    expect(metricTexts(open)[4]).toBe(
      'Time to mitigate: Unknown = impact returned after the last entry marked mitigated',
    );
    expect(isOngoing(open)).toBe(true);
    expect(fallbacksOf(incidentOf(duration, ...entries))).toEqual([
      'Impact returned after the last entry marked mitigated, so the end of the duration stands in for it.',
    ]);
  });
});

test('impact is ongoing while neither the duration nor the timeline ends it', () => {
  const since = 'duration: { start: 2024-08-10T14:30Z }';
  expect(isOngoing(incidentOf(since, '14:40 UTC `detected` A'))).toBe(true);
  expect(isOngoing(incidentOf(since, '14:40 UTC `mitigated` A'))).toBe(false);
  expect(isOngoing(incidentOf(`${since}\nimpact: none`, '14:40 UTC `detected` A'))).toBe(false);
  expect(isOngoing(incidentOf('title: A', '14:40 UTC `detected` A'))).toBe(false);
  expect(isOngoing(incidentOf(duration, '14:40 UTC `detected` A'))).toBe(false);
});

test('impact is the union of the spans without the pauses in them', () => {
  const waves = 'duration:\n  - 2024-08-10T14:00Z/2024-08-10T15:00Z\n  - 2024-08-10T17:00Z/2024-08-10T18:00Z';
  const entries = ['14:50 UTC `mitigated` A', '17:05 UTC `regressed` B', '18:00 UTC `mitigated` C'];
  expect(pausedSeconds(incidentOf(waves, ...entries))).toBe(15 * 60);
  expect(spansOverlap(incidentOf(waves).duration)).toBe(false);
  expect(spansOverlap(incidentOf(waves.replace('T17:00Z', 'T14:59Z')).duration)).toBe(true);
});

describe('a draft', () => {
  const nothing = {
    prose: '',
    headings: [],
    timelineNotes: '',
    entries: [],
    footnotes: '',
    passages: { timelineNotes: [], entries: [], prose: [] },
  };

  test('lists what the schema requires for a review, in words', () => {
    const draft = incidentOf('title: A');
    expect(reviewNeeds(draft, nothing, ['summary', 'Lessons learned'])).toEqual({
      words: [
        'a severity',
        'the affected services',
        'a duration',
        'an impact summary',
        'a root cause',
        'a summary',
        'a section “Lessons learned”',
        'tasks, or an empty list of them',
      ],
      sections: ['summary', 'Lessons learned', 'Root cause'],
    });
    // Every key that the schema will miss has words.
    const review = check({ path: 'a.md', text: '---\ntitle: A\nstatus: in_review\n---\n' });
    const missing = review.messages
      .filter(({ ruleId }) => ruleId === 'schema')
      .map(({ reason }) => reason.split(',')[0]);
    expect(missing).toEqual([
      'Missing `severity`',
      'Missing `services`',
      'Missing `duration`',
      'Missing `impact`',
      'Missing `root_cause`',
      'Missing `tasks`',
    ]);
  });

  test('lists nothing that is present, and nothing once it is in review', () => {
    const complete = `title: A\nseverity: SEV2\nservices: [a]\n${duration}\nimpact: B\nroot_cause: C\ntasks: [{ title: Add a limit }]`;
    const prose = { ...nothing, prose: '<p>It happened.</p>' };
    expect(reviewNeeds(incidentOf(complete), prose, ['summary'])).toEqual({
      words: ['an owner and a date for one task'],
      sections: [],
    });
    expect(reviewNeeds(incidentOf('title: A\nstatus: in_review'), nothing, ['summary'])).toEqual({
      words: [],
      sections: [],
    });
    const named = { ...nothing, headings: [{ id: 'tldr', text: 'TL;DR', depth: 2 }] };
    expect(reviewNeeds(incidentOf(complete), named, ['summary']).sections).toEqual([]);
  });
});

describe('other incidents', () => {
  const catalog = catalogOf({
    '2024-01-01-first': '---\ntitle: First\naliases: [2024-01-01-old]\ntags: [memory]\nservices: [edge]\n---\n',
    '2024-02-01-again':
      '---\ntitle: Again\nrelated: [{ id: 2024-01-01-old, relation: recurrence_of }, 2024-03-01-cause, nowhere]\n---\n',
    '2024-03-01-cause': '---\ntitle: Cause\nrelated: [2024-02-01-again]\n---\n',
    '2024-04-01-effect': '---\ntitle: Effect\nrelated: [{ id: 2024-03-01-cause, relation: caused_by }]\n---\n',
    '2024-05-01-copy': '---\ntitle: Copy\nrelated: [{ id: 2024-01-01-first, relation: duplicate_of }]\n---\n',
  });
  const relations = (id: string) =>
    relatedTo(catalog, incidentNamed(catalog, id)).map(({ incident, relation }) => `${relation} ${incident.title}`);

  test('are related in both directions, also by an alias, each once', () => {
    expect(relations('2024-01-01-first')).toEqual(['Also written up as Copy', 'Recurred as Again']);
    expect(relations('2024-02-01-again')).toEqual(['Recurrence of First', 'See also Cause']);
    expect(relations('2024-03-01-cause')).toEqual(['See also Again', 'Caused Effect']);
    expect(relations('2024-04-01-effect')).toEqual(['Caused by Cause']);
  });

  test('are similar if they share much and are not already related', () => {
    const leak = 'title: Session objects leak\nservices: [authentication]\ntags: [memory]';
    const disk = '---\ntitle: A disk fills with logs\n---\n';
    const like = (related: string) => {
      const both = catalogOf({ a: `---\n${leak}\n---\n`, b: `---\n${leak}\n${related}---\n`, disk });
      return similarTo(both, incidentNamed(both, 'a')).map(({ incident }) => incident.id);
    };
    expect(like('')).toEqual(['b']);
    expect(like('related: [a]\n')).toEqual([]);
  });

  test('are shown with the reason for the similarity', () => {
    expect(similarityText({ services: ['hub'], tags: ['storage'], words: ['disk', 'node'] })).toBe(
      'Both mention disk and node; same service: hub; same tag: storage',
    );
    expect(similarityText({ services: ['hub', 'edge'], tags: ['hub'], words: [] })).toBe('Same services: hub and edge');
    expect(similarityText({ services: [], tags: ['storage', 'load', 'dns'], words: [] })).toBe(
      'Same tags: storage, load and dns',
    );
    expect(similarityText({ services: ['search and rescue', 'edge'], tags: [], words: [] })).toBe(
      'Same services: search and rescue, and edge',
    );
  });

  test('with the same service or tag are shown if fewer than two are similar, and it is said that this is all', () => {
    const few = catalogOf({
      a: '---\ntitle: Sign-ins fail\nservices: [authentication]\ntags: [memory]\n---\n',
      b: '---\ntitle: The queue fills\nservices: [queue]\ntags: [memory]\n---\n',
      c: '---\ntitle: A certificate ends\nservices: [authentication]\n---\n',
      d: '---\ntitle: Nothing in common\n---\n',
      e: '---\ntitle: Not counted\nservices: [authentication]\nstatus: withdrawn\n---\n',
    });
    const reasons = (id: string) =>
      similarTo(few, incidentNamed(few, id)).map(({ incident, reason }) => `${incident.id}: ${reason}`);
    expect(reasons('a')).toEqual(['b: Same tag: memory', 'c: Also authentication']);
    expect(reasons('d')).toEqual([]);
    expect(reasons('e')).toEqual([]);
  });
});

test('a task shows the task that it repeats, and the other way round', () => {
  const tasks = (title: string, rest = '') => `---\ntitle: A\ntasks: [{ title: "${title}"${rest} }]\n---\n`;
  const catalog = catalogOf({
    '2024-01-01-a': tasks('Alert when memory of the service grows'),
    '2024-02-01-b': tasks('Alert when the memory of the service grows'),
    '2024-04-01-d': tasks('Move to another broker', ', status: wont_do, decline_reason: It is no better'),
    '2024-05-01-e': tasks('Move to another broker'),
  });
  const repeats = (id: string) => {
    const [task] = incidentNamed(catalog, id).tasks;
    return task && repeatsOf(catalog, task).map(({ lead, incident, outcome }) => `${lead} ${incident.id}, ${outcome}`);
  };
  expect(repeats('2024-01-01-a')).toEqual(['Planned again after 2024-02-01-b, still open']);
  expect(repeats('2024-02-01-b')).toEqual(['Also planned after 2024-01-01-a, still open']);
  expect(repeats('2024-05-01-e')).toEqual(['Also planned after 2024-04-01-d, declined']);
});

test('says that a metric is inferred from the wording, and keeps it out of the catalog', () => {
  const incident = incidentOf(duration, '14:40 Alert fires', '15:00 Rolled back', '16:00 Error rate is back to normal');
  const [detect, , , , mitigate] = incidentMetrics(incident);
  expect(detect).toMatchObject({ label: 'Time to detect', value: '10\u00a0min', inferred: true });
  // The end of the duration is stated, so it counts and not the entry.
  expect(mitigate).toMatchObject({ label: 'Time to mitigate', value: expect.stringMatching(/^2\sh\s15\smin$/) });
  expect(mitigate).not.toHaveProperty('inferred');
  expect(incident.metrics.timeToDetectSeconds).toBeUndefined();
});

test('gives the reason why the time to mitigate several periods is unknown', () => {
  const incident = incidentOf('duration: [2024-08-10T14:30Z/2024-08-10T15:00Z, 2024-08-12T14:30Z/2024-08-12T15:00Z]');
  expect(metricTexts(incident)).toContain(
    'Time to mitigate: Unknown = mitigated − started = impact came in several periods',
  );
});
