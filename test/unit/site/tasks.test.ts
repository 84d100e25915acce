import { expect, test } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { defaultSettings } from '../../../src/config/defaults.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { readPostmortem } from '../../../src/postmortem/read-postmortem.ts';
import { taskPages } from '../../../site/src/catalog/lists.ts';
import { decodeTasks } from '../../../site/src/features/tasks/decode.ts';
import { encodeTaskData } from '../../../site/src/features/tasks/encode.ts';
import type { TaskFilterName } from '../../../site/src/features/tasks/filter-values.ts';
import { taskFilters, valuesOfRow } from '../../../site/src/features/tasks/filters.ts';
import {
  countTasks,
  findTasks,
  groupByIncident,
  groupByUrgency,
  groupByValue,
} from '../../../site/src/features/tasks/query.ts';

const documents = {
  '2024-05-01-orders': {
    title: 'Orders wait',
    services: ['orders', 'queue'],
    tags: ['capacity'],
    tasks: [
      {
        title: 'Alert',
        owner: 'ann',
        due: '2024-06-01',
        type: 'detect',
        priority: 'P1',
        done_when: 'It rings',
      },
      { title: 'Done', status: 'done', closed: '2024-05-20' },
      { title: 'Think', status: 'proposed', owner: 'ann' },
    ],
  },
  '2024-07-01-mail': {
    title: 'Mail is late',
    services: ['mail'],
    tasks: [
      { title: 'Buy', status: 'in_progress', owner: 'ben', ticket: 'https://example.com/7' },
      { title: 'Move', due: '2024-09-01', would_prevent: ['2024-05-01-orders', 'lost'] },
    ],
  },
};

const catalog = createCatalog(
  Object.entries(documents).map(
    ([id, frontmatter]) =>
      readPostmortem(
        parseMarkdown({ path: `postmortems/${id}.md`, text: `---\n${JSON.stringify(frontmatter)}\n---\n` }),
        defaultSettings,
      ).postmortem,
  ),
);
// Checklists name several owners; the frontmatter has one.
for (const task of catalog.incidents.flatMap(({ tasks: found }) => found)) {
  if (task.title === 'Alert') task.owners = ['ann', 'ben'];
}
const rows = taskPages(catalog).flatMap(({ items }) => items);
const tasks = decodeTasks(JSON.parse(JSON.stringify(encodeTaskData(catalog))), '../');
const wanted = (values: Partial<Record<TaskFilterName, string>>) =>
  new Map(Object.entries(values) as [TaskFilterName, string][]);
const titles = (found: readonly { title: string }[]) => found.map(({ title }) => title);

test('the data of tasks hold what their rows show', () => {
  expect(titles(tasks)).toEqual(['Alert', 'Move', 'Buy', 'Think']);
  expect(tasks.map(({ values }) => values)).toEqual(rows.map(valuesOfRow));
  expect(tasks[0]).toMatchObject({
    status: 'open',
    type: 'detect',
    priority: 'P1',
    due: '2024-06-01',
    since: '2024-05-01',
    incident: { name: 'Orders wait', href: '../incidents/2024-05-01-orders.html' },
    owners: [
      ['ann', '../owners/ann.html'],
      ['ben', '../owners/ben.html'],
    ],
    rest: { doneWhen: 'It rings' },
  });
  expect(tasks[1]?.wouldPrevent).toEqual([
    ['Orders wait', '../incidents/2024-05-01-orders.html'],
    ['lost', undefined],
  ]);
  expect(tasks[2]).toMatchObject({
    status: 'in_progress',
    isProposed: false,
    rest: { ticket: 'https://example.com/7', ticketUrl: 'https://example.com/7' },
  });
  expect(tasks[3]).toMatchObject({ status: 'proposed', isProposed: true, due: undefined });
});

test('tasks are found by each of their owners, and by several filters at a time', () => {
  expect(titles(findTasks(tasks, wanted({ owner: 'ben' })))).toEqual(['Alert', 'Buy']);
  expect(titles(findTasks(tasks, wanted({ owner: 'ben', service: 'mail' })))).toEqual(['Buy']);
  expect(titles(findTasks(tasks, wanted({ owner: '' })))).toEqual(titles(tasks));
  expect(titles(findTasks(tasks, wanted({ owner: 'gone' })))).toEqual([]);
});

test('the numbers of tasks beside options are those of all tasks, and follow the other filters', () => {
  for (const { name, options } of taskFilters(rows)) {
    const counts = countTasks(tasks, new Map(), name);
    expect([name, options.map(({ value }) => counts.get(value))]).toEqual([name, options.map(({ count }) => count)]);
    for (const { value } of options) {
      expect(findTasks(tasks, wanted({ [name]: value })).length).toBe(counts.get(value));
    }
  }
  expect([...countTasks(tasks, wanted({ owner: 'ben', service: 'mail' }), 'owner')]).toEqual([
    ['', 2],
    ['Nobody yet', 1],
    ['ben', 1],
  ]);
});

test('tasks are grouped by date, by value and by incident', () => {
  expect(Array.from(groupByUrgency(tasks, '2024-08-25'), ([name, group]) => [name, ...titles(group)])).toEqual([
    ['overdue', 'Alert'],
    ['soon', 'Move'],
    ['undated', 'Buy'],
    ['proposed', 'Think'],
  ]);
  const byOwner = (owner: string) =>
    groupByValue(findTasks(tasks, wanted({ owner })), {
      name: 'owner',
      wanted: owner,
      options: ['ann', 'ben', 'Nobody yet'],
    }).map(([name, group]) => [name, ...titles(group)]);
  expect(byOwner('')).toEqual([
    ['ann', 'Alert', 'Think'],
    ['ben', 'Buy'],
    ['Nobody yet', 'Move'],
  ]);
  expect(byOwner('ben')).toEqual([['ben', 'Alert', 'Buy']]);
  expect(groupByIncident(tasks).map((group) => titles(group))).toEqual([
    ['Move', 'Buy'],
    ['Alert', 'Think'],
  ]);
});
