import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { check, createCatalog } from 'casebook';
import { expect, test } from 'vitest';
import { root } from '../../support/cli.ts';

const file = 'postmortems/2024-08-10-authentication-outage.md';
const text = await readFile(path.join(root, file), 'utf8');

function read(source: string) {
  return check({ path: file, text: source }).postmortem;
}

test('reads the first incident, all ten moments with their kinds', () => {
  expect(read(text).timeline.map(({ start, kinds }) => `${start.earliest.slice(11, 16)} ${kinds.join(' ')}`)).toEqual([
    '14:30 detected',
    '14:35 acknowledged',
    '14:40 investigated',
    '14:50 ruled_out',
    '15:10 escalated ruled_out',
    '15:30 escalated',
    '15:45 identified',
    '16:00 changed',
    '16:15 changed',
    '16:45 mitigated resolved',
  ]);
});

test('reads what the first incident counts', () => {
  const { title, duration, impact, detection, rootCause, tasks, services, status } = read(text);
  expect({
    title,
    span: duration.map(({ start, end }) => [start?.earliest, end?.latest]),
    percent: impact.percentAffected,
    detection,
    category: rootCause.category,
    tasks: tasks.map((task) => [task.owner, task.due, task.status, task.outstanding]),
    services,
    status,
  }).toEqual({
    title: 'Sign-ins failed for three in five users when authentication ran out of memory',
    span: [['2024-08-10T14:30:00Z', '2024-08-10T16:45:00Z']],
    percent: { value: 60, estimate: true },
    detection: { method: 'alert', source: 'latency and error rate' },
    category: 'software',
    tasks: [
      ['dev-team', '2024-08-12', 'open', true],
      ['qa-team', '2024-08-15', 'open', true],
      ['devops-team', '2024-08-17', 'open', true],
    ],
    services: ['authentication'],
    status: 'in_review',
  });
});

test('gives positions of values with LF, CRLF and a byte order mark', () => {
  for (const source of [text, text.replaceAll('\n', '\r\n'), `\uFEFF${text}`]) {
    const { positions, timeline } = read(source);
    const due = positions['/tasks/1/due']?.value;
    const lines = source.split('\n');
    expect(lines[(due?.start.line ?? 0) - 1]?.slice((due?.start.column ?? 0) - 1).trim()).toBe('2024-08-15');
    const time = timeline[3]?.timePosition;
    expect(lines[(time?.start.line ?? 0) - 1]?.slice((time?.start.column ?? 0) - 1)).toMatch(/^14:50 UTC /);
    expect(time?.end.column).toBe((time?.start.column ?? 0) + '14:50 UTC'.length);
  }
});

test('gives the same postmortem whatever the line endings, but for offsets', () => {
  const withoutOffsets = (value: unknown) =>
    JSON.parse(JSON.stringify(value, (key, child) => (key === 'offset' ? 0 : child)));
  expect(withoutOffsets(read(text.replaceAll('\n', '\r\n')))).toEqual(withoutOffsets(read(text)));
  expect(read(`\uFEFF${text}`)).toEqual(read(text));
  expect(withoutOffsets(read(text.trimEnd()))).toEqual(withoutOffsets(read(text)));
});

test('keeps postmortem and catalog plain JSON', () => {
  const postmortem = read(text);
  const catalog = createCatalog([postmortem]);
  for (const value of [postmortem, catalog]) {
    expect(structuredClone(value)).toStrictEqual(value);
    expect(JSON.parse(JSON.stringify(value))).toStrictEqual(value);
  }
});

test('gives pages unique names that every host can serve', () => {
  const at = (id: string) => check({ path: `postmortems/${id}.md`, text: '---\ntitle: A\n---\n' }).postmortem;
  const slugs = createCatalog(['a+b', 'a&b', 'index', '404', 'Ärger 100%', '+', 'A-b'].map(at)).incidents.map(
    ({ id, slug }) => [id, slug],
  );
  expect(Object.fromEntries(slugs)).toEqual({
    'A-b': 'A-b-8e51ab83',
    'a&b': 'a-and-b-409fc854',
    'a+b': 'a-plus-b-1298c425',
    index: 'index-090aa9ab',
    '404': '404-ae300f27',
    'Ärger 100%': 'Arger-100-c40b9d8c',
    '+': 'plus-2e0c9daa',
  });
});

test('takes the first document by path when two have one id', () => {
  const titled = (folder: string) =>
    check({ path: `${folder}/2024-01-01-a.md`, text: `---\ntitle: ${folder}\n---\n` }).postmortem;
  expect(createCatalog([titled('b'), titled('a')]).incidents.map(({ title }) => title)).toEqual(['a']);
});

test('leaves a wrong value absent instead of failing', () => {
  const { postmortem } = check({
    path: 'a.md',
    text: '---\ntitle: [a]\nstatus: done\nduration: yesterday\nimpact: 5\ntasks: {a: b}\nservices: {a: b}\n---\n## Timeline\n- 25:10 UTC No such time\n- 31 June\n',
  });
  expect(postmortem).toMatchObject({ status: 'draft', duration: [], tasks: [], services: [], timeline: [] });
});
