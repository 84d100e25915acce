import { createIdleWork } from './idle.client.ts';

/** Rows of a table below one heading. */
export interface RowGroup<Item> {
  body: HTMLTableSectionElement;
  head?: Node | undefined;
  items: readonly Item[];
}

/** Replaces the rows of a table. */
export interface RowDrawer {
  /**
   * Show other groups: some rows at once, the others when the browser is idle.
   *
   * @param render Makes the row of an item.
   * @param limit Number of rows that are drawn; the others wait for `extend`.
   */
  show: <Item>(groups: readonly RowGroup<Item>[], render: (item: Item) => Node, limit?: number) => void;
  /** Draw more rows, up to another limit, as `show` does. */
  extend: (limit: number) => void;
  /** Draw nothing more until the next call: the reader is typing. */
  stop: () => void;
}

/** More than a screen shows. Layout and painting of 200 rows take 180 to 390 ms, longer than a key may take. */
const rowsAtOnce = 30;

const rowsPerStep = 20;

export function createRowDrawer(table: HTMLTableElement): RowDrawer {
  const work = createIdleWork();
  let rows: Iterator<void> = [].values();
  let drawn = 0;
  const advance = (limit: number): boolean => {
    while (drawn < limit) {
      if (rows.next().done) return false;
      drawn += 1;
    }
    return true;
  };
  const drawTo = (limit: number): void => {
    advance(Math.min(drawn + rowsAtOnce, limit));
    work.run(() => advance(Math.min(drawn + rowsPerStep, limit)) && drawn < limit);
  };
  return {
    show(groups, render, limit = Infinity) {
      while (table.tBodies[0]) table.tBodies[0].remove();
      rows = drawGroups(table, groups, render);
      drawn = 0;
      drawTo(limit);
    },
    extend: drawTo,
    stop: work.stop,
  };
}

/** Pauses after each row. */
function* drawGroups<Item>(
  table: HTMLTableElement,
  groups: readonly RowGroup<Item>[],
  render: (item: Item) => Node,
): Generator<void, void> {
  for (const { body, head, items } of groups) {
    body.replaceChildren(...(head ? [head] : []));
    table.append(body);
    for (const item of items) {
      body.append(render(item));
      yield;
    }
  }
}
