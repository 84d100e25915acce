import { numberText } from '../../../../src/text/number.ts';
import { createRowDrawer, type RowGroup } from '../../client/draw-rows.client.ts';
import { axisOf, refreshRow } from './refresh-due-dates.client.ts';
import { readTasks, type BuiltTask } from './built-tasks.client.ts';
import { groupByIncident, groupByUrgency, groupByValue, type ArrangedTask } from './query.ts';
import type { TaskFilterName } from './filter-values.ts';

/** Rows that are drawn without being asked for; a button draws as many more. */
const rowsPerClick = 200;

/** How tasks are grouped. */
export type Grouping =
  | { by: 'due' | 'incident' }
  /** `labels` are those of the options, in their order, by value; `wanted` is the chosen one, or empty. */
  | { by: TaskFilterName; wanted: string; labels: ReadonlyMap<string, string> };

/** The table of tasks, whose rows can be replaced. */
export interface ArrangedTable {
  /** The tasks of the page. */
  built: readonly BuiltTask[];
  show: <Task extends ArrangedTask>(
    tasks: readonly Task[],
    grouping: Grouping,
    today: string,
    render: (task: Task) => HTMLTableRowElement,
  ) => void;
  /** Show the rows that the page was built with. */
  restore: (today: string) => void;
}

export function createArrangedTable(page: ParentNode, table: HTMLTableElement): ArrangedTable {
  const drawer = createRowDrawer(table);
  const more = page.querySelector<HTMLButtonElement>('.more-rows');
  const built = readTasks(table);
  const builtGroups = Array.from(table.tBodies, (body) => ({ body, head: body.querySelector('.group') ?? undefined }));
  let drawn = false;
  let total = 0;
  let limit = 0;
  more?.addEventListener('click', () => {
    const next = limit;
    limit += rowsPerClick;
    showMore();
    drawer.extend(limit);
    table.querySelectorAll<HTMLElement>('tbody .from')[next]?.focus();
  });
  return {
    built,
    show(tasks, grouping, today, render) {
      drawn = true;
      const isByIncident = grouping.by === 'incident';
      table.classList.toggle('by-incident', isByIncident);
      draw(groupsOf(tasks, grouping, today), today, render);
    },
    restore(today) {
      if (!drawn) return;
      drawn = false;
      table.classList.remove('by-incident');
      draw(urgencyGroups(built, today), today, ({ row }) => row);
    },
  };

  function draw<Task extends ArrangedTask>(
    groups: RowGroup<Task>[],
    today: string,
    render: (task: Task) => HTMLTableRowElement,
  ): void {
    for (const { body, head, items } of groups) {
      body.hidden = items.length === 0;
      const count = head instanceof Element ? head.querySelector('.group-count') : undefined;
      if (count) count.textContent = numberText(items.length);
    }
    total = groups.reduce((sum, { items }) => sum + items.length, 0);
    limit = drawn ? rowsPerClick : Infinity;
    showMore();
    const axis = axisOf(table, today);
    const renderToday = (task: Task) => {
      const row = render(task);
      refreshRow(row, today, axis);
      return row;
    };
    drawer.show(groups, renderToday, limit);
  }

  function showMore(): void {
    if (!more) return;
    more.hidden = total <= limit;
    more.textContent = `Show ${Math.min(rowsPerClick, total - limit)} more`;
  }

  /** Proposals stay in their own group, below all outstanding tasks. */
  function groupsOf<Task extends ArrangedTask>(
    tasks: readonly Task[],
    grouping: Grouping,
    today: string,
  ): RowGroup<Task>[] {
    const byUrgency = urgencyGroups(tasks, today);
    if (grouping.by === 'due') return byUrgency;
    const outstanding = tasks.filter(({ isProposed }) => !isProposed);
    return [...headedGroups(outstanding, grouping), ...byUrgency.slice(-1)];
  }

  /** The groups that the page was built with. */
  function urgencyGroups<Task extends ArrangedTask>(tasks: readonly Task[], today: string): RowGroup<Task>[] {
    const groups = groupByUrgency(tasks, today);
    return builtGroups.map(({ body, head }) => ({ body, head, items: groups.get(body.dataset.urgency ?? '') ?? [] }));
  }

  function headedGroups<Task extends ArrangedTask>(
    tasks: readonly Task[],
    grouping: Exclude<Grouping, { by: 'due' }>,
  ): RowGroup<Task>[] {
    if ('labels' in grouping) {
      const { by: name, wanted, labels } = grouping;
      return groupByValue(tasks, { name, wanted, options: [...labels.keys()] }).map(([value, items]) =>
        createGroup(labels.get(value) ?? value, items),
      );
    }
    return groupByIncident(tasks).map((items) => createGroup(linkTo(items[0].incident), items));
  }

  function createGroup<Task>(heading: Node | string, items: readonly Task[]): RowGroup<Task> {
    const body = document.createElement('tbody');
    body.className = 'made';
    body.role = 'rowgroup';
    const head = builtGroups[0]?.head?.cloneNode(true);
    if (head instanceof Element) {
      head.querySelector('th')?.replaceChildren(heading, ' ', head.querySelector('.group-count') ?? '');
    }
    return { body, head, items };
  }
}

function linkTo({ name, href }: ArrangedTask['incident']): Node {
  const link = document.createElement('a');
  link.setAttribute('href', href);
  link.textContent = name;
  return link;
}
