import type { Listed } from './decode.ts';
import { cellOf, dayAt, laneHalf, levelAt, unknown, xOf, xOfDay, yOf, type Box } from './overview-scale.ts';

/** The overview as a filter. */
export interface PlotFilter {
  showBox: (box: Box | undefined) => void;
  /** Make faint what was not found. */
  dim: (all: readonly Listed[], found: readonly Listed[]) => void;
  /** As the page was built. */
  restore: () => void;
}

/** Pixels that a mouse may tremble in a click. */
const tremble = 4;

/**
 * Let readers choose a part of the overview with a mouse; a click gives it up again. A finger scrolls.
 *
 * @param choose Called whenever the part changes, and once more when it `isDone`.
 */
export function plotFilter(plot: SVGSVGElement, choose: (box: Box | undefined, isDone: boolean) => void): PlotFilter {
  const years = { first: Number(plot.dataset.first), end: Number(plot.dataset.end) };
  const brush = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  brush.setAttribute('class', 'brush');
  plot.querySelector('.today')?.before(brush);
  const dots = [...plot.querySelectorAll('.dot')];
  const cells = Array.from(plot.querySelectorAll<SVGElement>('.cell'), (cell) => {
    const number = cell.querySelector('text');
    return { cell, number, built: number?.textContent ?? '' };
  });
  let from: DOMPoint | undefined;
  let last = new DOMPoint();
  let frame = 0;
  let isDrag = false;
  let box: Box | undefined;
  plot.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    from = placeOf(event);
    isDrag = false;
  });
  plot.addEventListener('pointermove', (event) => {
    if (!from) return;
    const to = placeOf(event);
    if (!isDrag && Math.hypot(to.x - from.x, to.y - from.y) < tremble) return;
    // Only now: a click belongs to the dot that is below it.
    if (!isDrag) plot.setPointerCapture(event.pointerId);
    isDrag = true;
    // A mouse tells of more places than a screen shows.
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (from) choose(boxBetween(from, last), false);
    });
    last = to;
  });
  plot.addEventListener('pointerup', (event) => {
    if (from && isDrag) choose(boxBetween(from, placeOf(event)), true);
    from = undefined;
  });
  plot.addEventListener('pointercancel', () => (from = undefined));
  plot.addEventListener('click', (event) => {
    if (isDrag) event.preventDefault();
    else if (box && !(event.target as Element).closest('a')) choose(undefined, true);
    isDrag = false;
  });
  // Neither text nor a link is dragged, and nothing is focused.
  plot.addEventListener('mousedown', (event) => event.preventDefault());
  return {
    showBox(shown) {
      box = shown;
      const [left, right] = shown ? [xOfDay(shown.days[0], years), dayEnd(shown.days[1])] : [0, 0];
      const [top, bottom] = shown ? [edge(shown.levels[1], -1), edge(shown.levels[0], 1)] : [0, 0];
      const place = {
        x: `${left}%`,
        width: `${Math.max(0, right - left)}%`,
        y: top,
        height: Math.max(0, bottom - top),
      };
      for (const [name, value] of Object.entries(place)) brush.setAttribute(name, String(value));
    },
    dim(all, found) {
      const wanted = new Set(found);
      const dated = all.filter(({ row }) => row.day).toReversed();
      for (const [index, dot] of dots.entries()) {
        const incident = dated[index];
        dot.classList.toggle('is-out', incident !== undefined && !wanted.has(incident));
      }
      const keyOf = ({ row, level }: Listed) => Object.values(cellOf(row.day ?? '', level, years)).join(' ');
      const counts = Map.groupBy(
        found.filter(({ row }) => row.day),
        keyOf,
      );
      for (const { cell, number } of cells) {
        const count = counts.get(cell.dataset.cell ?? '')?.length ?? 0;
        cell.classList.toggle('is-out', count === 0);
        if (number) number.textContent = String(count || '');
      }
    },
    restore() {
      for (const dot of dots) dot.classList.remove('is-out');
      for (const { cell, number, built } of cells) {
        cell.classList.remove('is-out');
        if (number) number.textContent = built;
      }
    },
  };

  /** In pixels from the corner of the plot. */
  function placeOf({ clientX, clientY }: MouseEvent): DOMPoint {
    const { left, top } = plot.getBoundingClientRect();
    return new DOMPoint(clientX - left, clientY - top);
  }

  function boxBetween(a: DOMPoint, b: DOMPoint): Box {
    const { width } = plot.getBoundingClientRect();
    const dayOf = (x: number) => dayAt((x / width) * 100, years);
    return {
      days: [dayOf(Math.min(a.x, b.x)), dayOf(Math.max(a.x, b.x))],
      levels: [levelAt(Math.max(a.y, b.y)), levelAt(Math.min(a.y, b.y))],
    };
  }

  function dayEnd(day: string): number {
    return xOf(Date.parse(day) / 1000 + 86_400, years);
  }

  /** A lane is chosen as a whole. */
  function edge(level: number, side: -1 | 1): number {
    return yOf(level) + (level <= unknown ? side * laneHalf : 0);
  }
}
