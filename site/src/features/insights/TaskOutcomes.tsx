import type { ComponentChildren } from 'preact';
import { numberText } from '../../../../src/text/number.ts';
import { count } from '../../catalog/labels.ts';
import { OverdueCount } from '../../ui/OverdueCount.tsx';
import { CountBar } from './CountBar.tsx';
import { ChartSection } from './ChartSection.tsx';
import { DataTable } from './DataTable.tsx';
import { TaskGlyphs } from '../../ui/TaskGlyphs.tsx';
import type { TaskOutcomesData } from './task-data.ts';

interface Props {
  of: TaskOutcomesData;
}

/** Tasks by outcome. */
export function TaskOutcomes({
  of: { tasks, incidents, hasOutstanding, hasMarks, groups, ages },
}: Props): ComponentChildren {
  const most = groups.reduce((max, group) => Math.max(max, group.count), 0);
  return (
    <ChartSection
      id="fates"
      title="Task outcomes"
      figure={
        tasks > 0 && (
          <>
            <table class="bars">
              <caption class="vh">Tasks by outcome</caption>
              <tbody>
                {groups.map(({ name, count: members, overdue, glyphs }) => (
                  <tr>
                    <th scope="row">
                      {name}
                      {overdue && <OverdueCount tasks={overdue} />}
                    </th>
                    <td class="n">{numberText(members)}</td>
                    <td>{hasMarks ? <TaskGlyphs tasks={glyphs} /> : <CountBar count={members} most={most} />}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <DataTable
              of="Task outcomes, by age"
              head={['Age', ...groups.map(({ name }) => name), 'All']}
              rows={ages.map(({ label, counts, all }) => ({ name: label, cells: [...counts, all] }))}
            />
          </>
        )
      }
    >
      {tasks === 0 ? (
        <p>No incident has tasks yet.</p>
      ) : (
        <>
          <p>
            {count(tasks, 'task')} of {count(incidents, 'write-up')}, including those not counted above.{' '}
            {hasMarks && hasOutstanding && 'Filled marks are overdue.'}
          </p>
          <p>The table under Numbers shows them by age, counted from the day of the incident.</p>
        </>
      )}
    </ChartSection>
  );
}
