import { formatDay } from '../../../../src/time/format.ts';
import { taskGlyphs, type TaskGlyph } from '../../catalog/task-glyphs.ts';
import { overdueTasks, type OverdueTasks } from '../../catalog/upcoming-due-dates.ts';
import { ageText } from '../../../../src/analysis/due-date.ts';
import { ageAxis, bandsOf } from '../../shared/log-scale.ts';
import { layOutAges, type AgeChart } from './age-chart.ts';
import type { MeasuredTaskRow } from './measured-incident.ts';
import { ageBands, agesOf, taskOutcomes } from './task-outcomes.ts';

/** Tasks by outcome. */
export interface TaskOutcomesData {
  tasks: number;
  /** The number of incidents with tasks. */
  incidents: number;
  hasOutstanding: boolean;
  /** Whether there are symbols, or else bars. */
  hasMarks: boolean;
  groups: OutcomeGroup[];
  /** The numbers of tasks of an age, by outcome. */
  ages: { label: string; counts: number[]; all: number }[];
}

export interface OutcomeGroup {
  name: string;
  count: number;
  /** Of open tasks. */
  overdue?: OverdueTasks;
  /** Empty when there are bars. */
  glyphs: TaskGlyph[];
}

/** The ages of outstanding tasks. */
export interface TaskAgesData {
  outstanding: number;
  /** Those with an age. */
  known: number;
  /** The day of the build in words; absent if no age is known, as are the ages. */
  day?: string;
  median?: string;
  oldest?: string;
  chart: Omit<AgeChart, 'marks'> & { marks: AgeMark[] };
  /** Whether tasks have their own names, or those of their incidents. */
  isNamed: boolean;
  /** A row for each task, or for each range of ages. */
  table: { name: string; path?: string; value: string | number }[];
  isListed: boolean;
}

export interface AgeMark extends TaskGlyph {
  title: string;
  x: number;
  y: number;
}

/** From this number of tasks on, bars replace symbols. */
const barsFrom = 60;
/** With more tasks, the table has a row for each range of ages instead of one for each task. */
const maxListed = 30;

/** @param today `YYYY-MM-DD`. */
export function taskOutcomesData(rows: readonly MeasuredTaskRow[], today: string): TaskOutcomesData {
  const groups = taskOutcomes
    .map(({ name, matches }) => ({ name, matches, tasks: rows.filter(matches).map(({ task }) => task) }))
    .filter(({ name, tasks }) => tasks.length > 0 || name === 'Done' || name === 'Open');
  const hasMarks = groups.every(({ tasks }) => tasks.length < barsFrom);
  const aged = agesOf(rows, today);
  const bands = [
    ...ageBands.map(({ label, from, to }) => ({
      label,
      rows: aged.filter(({ age }) => age !== undefined && age >= from && age < to),
    })),
    { label: 'Unknown', rows: aged.filter(({ age }) => age === undefined) },
  ].filter((band) => band.rows.length > 0);
  return {
    tasks: rows.length,
    incidents: new Set(rows.map(({ incident }) => incident.path)).size,
    hasOutstanding: rows.some(({ task }) => task.outstanding),
    hasMarks,
    groups: groups.map(({ name, tasks }) => ({
      name,
      count: tasks.length,
      ...(name === 'Open' && { overdue: overdueTasks(tasks, today) }),
      glyphs: hasMarks ? taskGlyphs(tasks, today) : [],
    })),
    ages: bands.map((band) => ({
      label: band.label,
      counts: groups.map(({ matches }) => band.rows.filter(matches).length),
      all: band.rows.length,
    })),
  };
}

/** The title of the task or, where it is not known, of its incident. */
function nameOf({ task, incident }: MeasuredTaskRow): string {
  return task.title ?? incident.title;
}

/** @param today `YYYY-MM-DD`. */
export function taskAgesData(all: readonly MeasuredTaskRow[], today: string): TaskAgesData {
  const outstanding = all.filter(({ task }) => task.outstanding);
  const rows = agesOf(outstanding, today)
    .flatMap(({ age, ...row }) => (age === undefined ? [] : [{ ...row, age }]))
    .toSorted((a, b) => a.age - b.age);
  const ages = rows.map(({ age }) => age);
  const { marks, ...chart } = layOutAges(ages);
  const glyphs = taskGlyphs(
    rows.map(({ task }) => task),
    today,
  );
  const median = rows[Math.ceil(rows.length / 2) - 1];
  const oldest = rows.at(-1);
  const ageOf = ({ incident }: MeasuredTaskRow): string => ageText(incident.day ?? today, today);
  const isListed = rows.length <= maxListed;
  return {
    outstanding: outstanding.length,
    known: rows.length,
    ...(median && oldest && { day: formatDay(today, 'short'), median: ageOf(median), oldest: ageOf(oldest) }),
    chart: {
      ...chart,
      marks: marks.flatMap(({ index, x, y }) => {
        const [row, glyph] = [rows[index], glyphs[index]];
        return row && glyph ? [{ ...glyph, title: nameOf(row), x, y }] : [];
      }),
    },
    isNamed: rows.every(({ task }) => task.title !== undefined),
    table: isListed
      ? rows.map((row) => ({ name: nameOf(row), path: row.incident.path, value: ageOf(row) }))
      : bandsOf(ageAxis, ages).map(({ label, count }) => ({ name: label, value: count })),
    isListed,
  };
}
