import { describe, expect, test } from 'vitest';
import { followTasks, isSameTitle, type Version, type VersionTask } from '../../../src/tasks/history.ts';

function task(title: string, more: Partial<VersionTask> = {}): VersionTask {
  return { id: title.toLowerCase().replaceAll(' ', '-'), title, outstanding: true, ...more };
}

function follow(versions: Version<VersionTask>[], isComplete = true) {
  const { histories, gone } = followTasks(versions, isComplete);
  return {
    histories: Array.from(histories, ([{ title }, history]) => ({ title, ...history })),
    gone: gone.map(({ task: { title }, day }) => ({ title, day })),
  };
}

describe('the history of tasks', () => {
  test('counts how often a due date moved to a later day', () => {
    const dues = ['2024-06-01', '2024-07-01', '2024-06-20', undefined, '2024-08-01'];
    const versions = dues.map((due, index) => ({
      day: `2024-05-0${index + 1}`,
      tasks: [task('A', due === undefined ? {} : { due })],
    }));
    expect(follow(versions).histories).toEqual([{ title: 'A', since: '2024-05-01', firstDue: '2024-06-01', moved: 2 }]);
  });

  test('knows a task by its id, its ticket or most of its words', () => {
    const versions = [
      {
        day: '2024-05-01',
        tasks: [task('Alert on memory of hosts'), task('Old', { ticket: '#1' }), task('C', { id: 'x' })],
      },
      {
        day: '2024-05-02',
        tasks: [task('Alert on the memory of all hosts'), task('New', { ticket: '#1' }), task('D', { id: 'x' })],
      },
    ];
    expect(follow(versions)).toEqual({
      histories: [
        { title: 'Alert on the memory of all hosts', since: '2024-05-01', moved: 0 },
        { title: 'New', since: '2024-05-01', moved: 0 },
        { title: 'D', since: '2024-05-01', moved: 0 },
      ],
      gone: [],
    });
  });

  test('does not say since when a task exists that is older than what is known', () => {
    const versions = [
      { day: '2024-05-01', tasks: [task('Old')] },
      { day: '2024-05-02', tasks: [task('Old'), task('Young')] },
    ];
    expect(follow(versions, false).histories).toEqual([
      { title: 'Old', moved: 0 },
      { title: 'Young', since: '2024-05-02', moved: 0 },
    ]);
  });

  test('finds tasks that were outstanding when they were removed, unless they came back', () => {
    const versions = [
      {
        day: '2024-05-01',
        tasks: [task('Gone'), task('Done', { outstanding: false }), task('Back', { due: '2024-06-01' })],
      },
      { day: '2024-05-02', tasks: [] },
      { day: '2024-05-03', tasks: [task('Back', { due: '2024-07-01' }), task('Uncommitted')] },
      { tasks: [task('Back', { due: '2024-07-01' })] },
    ];
    expect(follow(versions)).toEqual({
      histories: [{ title: 'Back', since: '2024-05-01', firstDue: '2024-06-01', moved: 1 }],
      gone: [
        { title: 'Gone', day: '2024-05-02' },
        { title: 'Uncommitted', day: undefined },
      ],
    });
  });
});

test.each([
  ['Alert on memory', 'Alert on memory', true],
  ['Alert on memory', 'Alert on the memory of hosts', true],
  ['Alert on memory', 'Alert on disks', false],
  ['', '!', false],
])('%j and %j have the same title: %s', (a, b, isSame) => {
  expect(isSameTitle(a, b)).toBe(isSame);
});
