import { check, defaultSettings } from 'casebook';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { knownPartOf } from '../../../src/postmortem/known-part.ts';
import { csv } from '../../../src/tasks/formats/csv.ts';
import { ics } from '../../../src/tasks/formats/ics.ts';
import { json } from '../../../src/tasks/formats/json.ts';
import { markdown } from '../../../src/tasks/formats/markdown.ts';
import { table } from '../../../src/tasks/formats/table.ts';
import { tasksOf } from '../../../src/tasks/list-tasks.ts';
import type { TaskReport } from '../../../src/tasks/report.ts';
import { displayWidth } from '../../../src/text/display-width.ts';

const today = '2024-08-20';

/** A report of the tasks in the frontmatter of one document. */
function reportOf(tasks: string, report: Partial<TaskReport> = {}): TaskReport {
  const text = `---\ntitle: Sign-ins failed, twice\nservices: [auth]\nseverity: SEV1\ntasks: ${tasks}\n---\n`;
  const known = knownPartOf(check({ path: 'postmortems/2024-08-10-sign-ins.md', text }).postmortem);
  const site = {
    ...defaultSettings.site,
    url: 'https://incidents.example.com',
    tickets: 'https://t.example.com/{key}',
  };
  const listed = tasksOf([known], site).tasks;
  return {
    tasks: listed,
    now: `${today}T09:00:00Z`,
    today,
    removed: [],
    isByDue: true,
    hasDates: false,
    notes: [],
    ...report,
  };
}

const two =
  '[{ title: "Add 告警 for sessions", owner: ops, due: 2024-08-12, ticket: "#12", type: detect, priority: P1 }, { title: Test it, due: 2024-08-22 }]';

test('tasks of withdrawn documents are in no list', () => {
  const known = ['withdrawn', 'closed'].map((status) => {
    const text = `---\ntitle: A\nstatus: ${status}\ntasks: [{ title: Of what is ${status} }]\n---\n`;
    return knownPartOf(check({ path: `postmortems/2024-08-10-${status}.md`, text }).postmortem);
  });
  expect(tasksOf(known, defaultSettings.site).tasks.map(({ title }) => title)).toEqual(['Of what is closed']);
});

describe('the table', () => {
  test('is as wide as the terminal at most, whatever the characters', () => {
    const report = reportOf(
      '[{ title: "在用户登录之前检查会话的内存使用情况并在超过阈值时发出告警 🚨 now", owner: "平台团队", due: 2024-08-12, ticket: PAY-100 }, { title: A }]',
      { notes: ['no task has the owner dev-taem; did you mean dev-team?'] },
    );
    for (const columns of [20, 40, 71, 72, 80, 110, 200]) {
      for (const line of table(report, { columns, color: false }).split('\n')) {
        expect(displayWidth(line), `${columns}: ${line}`).toBeLessThanOrEqual(columns);
      }
    }
  });

  test('groups tasks by urgency and says how many there are', () => {
    expect(table(reportOf(two), { columns: 120, color: false })).toMatchInlineSnapshot(`
      "Due                         Owner  Task                                Incident             Ticket
      Overdue (1)
      2024-08-12, 8 days overdue  ops    Add 告警 for sessions (detect, P1)  2024-08-10-sign-ins  #12

      Due within two weeks (1)
      2024-08-22, in 2 days       –      Test it                             2024-08-10-sign-ins

      2 outstanding tasks of 1 incident: 1 overdue, 1 due within two weeks
      "
    `);
  });

  test('is a list where the terminal is narrow', () => {
    expect(table(reportOf(two), { columns: 40, color: false })).toMatchInlineSnapshot(`
      "Overdue (1)
      8 days overdue, ops
        Add 告警 for sessions (detect, P1)
        2024-08-10-sign-ins
        #12

      Due within two weeks (1)
      In 2 days, no owner
        Test it
        2024-08-10-sign-ins

      2 outstanding tasks of 1 incident: 1
      overdue, 1 due within two weeks
      "
    `);
  });

  test('has links and colours where the terminal shows colours', () => {
    const shown = table(reportOf(two), { columns: 120, color: true });
    expect(shown).toContain('\u001B]8;;https://t.example.com/12\u001B\\#12\u001B]8;;\u001B\\');
    expect(shown).toContain('\u001B[31m2024-08-12, 8 days overdue\u001B[39m');
  });

  test('shows nothing that a terminal or a log would run', () => {
    const report = reportOf('[{ title: "\\u001B[2J::error::\\u202E ##[add-mask]a", owner: "a\\nb" }]');
    const shown = table(report, { columns: 100, color: false });
    for (const part of ['\u001B', '\u202E', '##[', '\n::']) expect(shown).not.toContain(part);
  });
});

test('JSON has positions, addresses and counts', () => {
  const { tasks, ...rest } = JSON.parse(json(reportOf(two))) as { tasks: unknown[] };
  expect(rest).toEqual({
    version: 1,
    today,
    counts: { tasks: 2, outstanding: 2, overdue: 1 },
    removed: [],
    notes: [],
  });
  expect(tasks[0]).toEqual({
    id: 'add-for-sessions',
    title: 'Add 告警 for sessions',
    status: 'open',
    outstanding: true,
    owners: ['ops'],
    due: '2024-08-12',
    daysOverdue: 8,
    type: 'detect',
    priority: 'P1',
    ticket: '#12',
    ticketUrl: 'https://t.example.com/12',
    wouldPrevent: [],
    line: 5,
    column: 9,
    incident: {
      id: '2024-08-10-sign-ins',
      title: 'Sign-ins failed, twice',
      path: 'postmortems/2024-08-10-sign-ins.md',
      url: 'https://incidents.example.com/incidents/2024-08-10-sign-ins.html',
      severity: 'SEV1',
      services: ['auth'],
      day: '2024-08-10',
    },
  });
});

describe('CSV', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['  +cmd', "'+cmd"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
    ['a;=1+1', '"a;\'=1+1"'],
    ['a; "=1+1', '"a;\' ""=1+1"'],
    ["'=1+1", "''=1+1"],
    ['A, "B"', '"A, ""B"""'],
    ['a\t=1', 'a =1'],
    ['Use a = b - c', 'Use a = b - c'],
  ])('writes %j as %s', (title, cell) => {
    const text = csv(reportOf(JSON.stringify([{ title, owner: 'ops' }])));
    expect(text.split('\r\n')[1]).toContain(`,open,ops,${cell},`);
  });

  test('has one line for each task, ended by CR LF', () => {
    expect(csv(reportOf(two)).split('\r\n')).toMatchInlineSnapshot(`
      [
        "due,days_overdue,status,owner,title,type,priority,ticket,ticket_url,closed,incident,incident_title,incident_day,incident_url,severity,services,path,line,since,first_due,due_moved",
        "2024-08-12,8,open,ops,Add 告警 for sessions,detect,P1,#12,https://t.example.com/12,,2024-08-10-sign-ins,"Sign-ins failed, twice",2024-08-10,https://incidents.example.com/incidents/2024-08-10-sign-ins.html,SEV1,auth,postmortems/2024-08-10-sign-ins.md,5,,,",
        "2024-08-22,,open,,Test it,,,,,,2024-08-10-sign-ins,"Sign-ins failed, twice",2024-08-10,https://incidents.example.com/incidents/2024-08-10-sign-ins.html,SEV1,auth,postmortems/2024-08-10-sign-ins.md,5,,,",
        "",
      ]
    `);
  });
});

describe('the calendar', () => {
  const nasty = JSON.stringify([
    {
      title: 'Ask, check; and \\ write\n"END:VEVENT" 告警 about sessions that are never released, and more',
      owner: 'ops',
      due: '2024-12-31',
      done_when: 'no session is older than a day',
    },
    { title: 'No date' },
  ]);

  test('is read back by a library', () => {
    const calendar = new ICAL.Component(ICAL.parse(ics(reportOf(nasty))) as unknown[]);
    const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
    expect(events).toHaveLength(1);
    const [event] = events;
    expect(event?.summary).toBe(
      'Ask, check; and \\ write "END:VEVENT" 告警 about sessions that are never released, and more (ops)',
    );
    expect(event?.startDate.isDate).toBe(true);
    expect([event?.startDate.toString(), event?.endDate.toString()]).toEqual(['2024-12-31', '2025-01-01']);
    expect(event?.description).toBe(
      'Incident: Sign-ins failed, twice (https://incidents.example.com/incidents/2024-08-10-sign-ins.html)\nStatus: Open\nOwner: ops\nDone when: no session is older than a day',
    );
    expect(event?.component.getFirstPropertyValue('url')).toBe(
      'https://incidents.example.com/incidents/2024-08-10-sign-ins.html',
    );
  });

  test('has lines of at most 75 bytes, ended by CR LF', () => {
    const lines = ics(reportOf(nasty)).split('\r\n');
    expect(lines.at(-1)).toBe('');
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(lines.join('')).not.toMatch(/[\r\n]/);
  });

  test('has the same events in every run', () => {
    expect(ics(reportOf(two))).toBe(ics(reportOf(two)));
  });
});

describe('the digest', () => {
  test('says what is due within a week, by owner, and counts the rest', () => {
    const more = `${two.slice(0, -1)}, { title: Later, owner: ops, due: 2024-09-20 }, { title: Some day }, { title: Both, owner: net, due: 2024-08-20 }]`;
    expect(markdown(reportOf(more))).toMatchInlineSnapshot(`
      "### Tasks from incidents, 2024-08-20

      1 task is overdue, and 2 tasks are due by 2024-08-26. 1 task is due later, and 1 task has no due date.

      #### net

      - Due today: Both, from [Sign-ins failed, twice](<https://incidents.example.com/incidents/2024-08-10-sign-ins.html>)

      #### ops

      - **8 days overdue**: Add 告警 for sessions, [\`#12\`](<https://t.example.com/12>), from [Sign-ins failed, twice](<https://incidents.example.com/incidents/2024-08-10-sign-ins.html>)

      #### No owner

      - Due 2024-08-22: Test it, from [Sign-ins failed, twice](<https://incidents.example.com/incidents/2024-08-10-sign-ins.html>)
      "
    `);
  });

  test('mentions nobody, and does nothing that a title contains', () => {
    const text = markdown(
      reportOf('[{ title: "Ask @all <script> [a](https://evil.example) #1", owner: "@ops", due: 2024-08-20 }]'),
    );
    expect(text).toContain('Due today: Ask `@all` `<script>` `[a](https://evil.example)` `#1`');
  });

  test('says that nothing is due', () => {
    expect(markdown(reportOf('[{ title: A, due: 2024-10-01 }]'))).toBe(
      '### Tasks from incidents, 2024-08-20\n\nNo task is due by 2024-08-26. 1 task is due later.\n',
    );
    expect(markdown(reportOf('[]'))).toBe('### Tasks from incidents, 2024-08-20\n\nNo task is due by 2024-08-26.\n');
  });

  test('fits into a comment', () => {
    const many = Array.from({ length: 1000 }, (_, index) => ({
      title: `Add an alert on the memory of the hosts number ${index}`,
      due: '2024-08-01',
    }));
    const text = markdown(reportOf(JSON.stringify(many)));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/\nNot shown, as there is no room: \d+ tasks\n$/);
  });
});
