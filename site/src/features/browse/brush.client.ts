import { firstDayOf } from '../../shared/first-day.ts';
import { numberText } from '../../../../src/text/number.ts';
import { isListed, type ListedIncident } from './decode.ts';
import {
  cellOf,
  dayAt,
  laneHalf,
  levelAt,
  unknownLevel,
  xOf,
  xOfDay,
  yOf,
  type Brush,
  type Level,
} from './overview-scale.ts';

/** The overview as a filter. */
export interface OverviewBrush {
  /** Draw the selection. */
  show: (brush: Brush | undefined) => void;
  /** Dim the incidents that do not match. */
  dim: (all: readonly ListedIncident[], found: readonly ListedIncident[]) => void;
  /** Draw the incidents as the page was built. */
  restore: () => void;
}

/** Pixels that the mouse may move during a click. */
const dragThreshold = 4;

/**
 * Let the reader select a part of the overview with the mouse; a click clears the selection. Touch scrolls the page.
 *
 * @param onChange Called while the selection changes, and once more when it `isDone`.
 */
export function createBrush(
  overview: SVGSVGElement,
  onChange: (brush: Brush | undefined, isDone: boolean) => void,
): OverviewBrush {
  const years = { first: Number(overview.dataset.first), end: Number(overview.dataset.end) };
  const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  rect.setAttribute('class', 'brush');
  overview.querySelector('.today')?.before(rect);
  const dots = [...overview.querySelectorAll('.dot')];
  const cells = Array.from(overview.querySelectorAll<SVGElement>('.cell'), (cell) => {
    const number = cell.querySelector('text');
    return { cell, number, builtText: number?.textContent ?? '' };
  });
  let from: DOMPoint | undefined;
  let last = new DOMPoint();
  let frame = 0;
  let isDrag = false;
  let current: Brush | undefined;
  overview.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    from = pointOf(event);
    isDrag = false;
  });
  overview.addEventListener('pointermove', (event) => {
    if (!from) return;
    const to = pointOf(event);
    if (!isDrag && Math.hypot(to.x - from.x, to.y - from.y) < dragThreshold) return;
    // Not before a drag: a click must reach the dot below it.
    if (!isDrag) overview.setPointerCapture(event.pointerId);
    isDrag = true;
    // A mouse reports more positions than the screen shows.
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (from) onChange(brushBetween(from, last), false);
    });
    last = to;
  });
  overview.addEventListener('pointerup', (event) => {
    if (from && isDrag) onChange(brushBetween(from, pointOf(event)), true);
    from = undefined;
  });
  overview.addEventListener('pointercancel', () => (from = undefined));
  overview.addEventListener('click', (event) => {
    if (isDrag) event.preventDefault();
    else if (current && !(event.target as Element).closest('a')) onChange(undefined, true);
    isDrag = false;
  });
  // Prevents the browser from selecting text, dragging a link and moving the focus.
  overview.addEventListener('mousedown', (event) => event.preventDefault());
  return {
    show(brush) {
      current = brush;
      const [left, right] = brush ? [xOfDay(brush.days[0], years), xOfDayEnd(brush.days[1])] : [0, 0];
      const [top, bottom] = brush ? [edgeOf(brush.levels[1], -1), edgeOf(brush.levels[0], 1)] : [0, 0];
      const attributes = {
        x: `${left}%`,
        width: `${Math.max(0, right - left)}%`,
        y: top,
        height: Math.max(0, bottom - top),
      };
      for (const [name, value] of Object.entries(attributes)) rect.setAttribute(name, String(value));
    },
    dim(all, found) {
      const matching = new Set(found);
      // In the order of overview-layout.ts.
      const dated = all.filter((incident) => incident.row.date && isListed(incident)).toReversed();
      for (const [index, dot] of dots.entries()) {
        const incident = dated[index];
        dot.classList.toggle('is-out', incident !== undefined && !matching.has(incident));
      }
      const keyOf = ({ row, level }: ListedIncident) =>
        Object.values(cellOf(firstDayOf(row.date ?? ''), level, years)).join(' ');
      const byCell = Map.groupBy(
        found.filter(({ row }) => row.date),
        keyOf,
      );
      for (const { cell, number } of cells) {
        const count = byCell.get(cell.dataset.cell ?? '')?.length ?? 0;
        cell.classList.toggle('is-out', count === 0);
        if (number) number.textContent = count > 0 ? numberText(count) : '';
      }
    },
    restore() {
      for (const dot of dots) dot.classList.remove('is-out');
      for (const { cell, number, builtText } of cells) {
        cell.classList.remove('is-out');
        if (number) number.textContent = builtText;
      }
    },
  };

  /** In pixels, from the overview's top left corner. */
  function pointOf({ clientX, clientY }: MouseEvent): DOMPoint {
    const { left, top } = overview.getBoundingClientRect();
    return new DOMPoint(clientX - left, clientY - top);
  }

  function brushBetween(a: DOMPoint, b: DOMPoint): Brush {
    const { width } = overview.getBoundingClientRect();
    const dayOf = (x: number) => dayAt((x / width) * 100, years);
    return {
      days: [dayOf(Math.min(a.x, b.x)), dayOf(Math.max(a.x, b.x))],
      levels: [levelAt(Math.max(a.y, b.y)), levelAt(Math.min(a.y, b.y))],
    };
  }

  function xOfDayEnd(day: string): number {
    return xOf(Date.parse(day) / 1000 + 86_400, years);
  }

  /** The y of an end of the selection. A lane is selected in its full height. */
  function edgeOf(level: Level, side: -1 | 1): number {
    return yOf(level) + (level <= unknownLevel ? side * laneHalf : 0);
  }
}
