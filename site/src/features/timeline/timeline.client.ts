/** Highlight an entry and its tick on the time axis together, and let keys move between entries. */
export function linkTimeline(timeline: HTMLElement): void {
  const entries = [...timeline.querySelectorAll<HTMLElement>('.entry')];
  const axis = timeline.querySelector<SVGElement>('.tl-scale');
  const ticks = [...timeline.querySelectorAll<SVGLineElement>('.tl-scale .rug')];
  const cursor = timeline.querySelector<SVGLineElement>('.cursor');
  const readout = timeline.querySelector<HTMLElement>('.tl-now');
  if (!axis || !cursor || !readout) return;
  const positions = ticks.map((tick) => parseFloat(tick.getAttribute('x1') ?? ''));
  let highlighted: HTMLElement | undefined;

  const highlight = (entry: HTMLElement | undefined): void => {
    if (entry === highlighted) return;
    for (const part of [highlighted, highlighted && ticks[entries.indexOf(highlighted)]])
      part?.classList.remove('is-lit');
    highlighted = entry;
    cursor.classList.toggle('is-on', entry !== undefined);
    const index = entry ? entries.indexOf(entry) : -1;
    for (const part of [entry, ticks[index]]) part?.classList.add('is-lit');
    for (const end of ['x1', 'x2']) cursor.setAttribute(end, `${positions[index] ?? 0}%`);
  };
  const entryOf = (target: EventTarget | null): HTMLElement | undefined =>
    target instanceof Element ? (target.closest<HTMLElement>('.entry') ?? undefined) : undefined;
  const nearest = (event: MouseEvent): HTMLElement | undefined => {
    const { left, width } = axis.getBoundingClientRect();
    const at = ((event.clientX - left) / width) * 100;
    const distances = positions.map((position) => Math.abs(position - at));
    return entries[distances.indexOf(Math.min(...distances))];
  };

  timeline.addEventListener('pointerover', (event) => highlight(entryOf(event.target)));
  timeline.addEventListener('pointerleave', () => highlight(entryOf(document.activeElement)));
  timeline.addEventListener('focusin', (event) => highlight(entryOf(event.target)));
  timeline.addEventListener('focusout', () => highlight(undefined));
  axis.addEventListener('pointermove', (event) => {
    const entry = nearest(event);
    highlight(entry);
    readout.textContent = entry ? textOf(entry) : '';
  });
  axis.addEventListener('pointerleave', () => {
    readout.textContent = '';
  });
  axis.addEventListener('click', (event) => {
    const entry = nearest(event);
    if (entry) location.hash = entry.id;
  });
  // One stop of the Tab key for all entries: the arrow keys lead from one to the next.
  const times = entries.flatMap((entry) => entry.querySelector<HTMLElement>('.entry-time') ?? []);
  for (const time of times.slice(1)) time.tabIndex = -1;
  timeline.addEventListener('focusin', ({ target }) => {
    const time = times.find((other) => other === target);
    if (time) for (const other of times) other.tabIndex = other === time ? 0 : -1;
  });
  timeline.addEventListener('keydown', (event) => {
    const focused = times.find((time) => time === event.target);
    if (event.key === 'Enter' && focused && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      location.replace(`#${entryOf(focused)?.id ?? ''}`);
      // Going to a fragment takes the focus away.
      focused.focus({ preventScroll: true });
    }
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    const entry = entryOf(event.target);
    if (!step || !entry || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const open = entries.filter((other) => !other.closest('details:not([open])'));
    open[open.indexOf(entry) + step]?.querySelector<HTMLElement>('.entry-time')?.focus();
  });
}

function textOf(entry: HTMLElement): string {
  const parts = [...entry.querySelectorAll('.entry-time, .entry-text > :not(.silence, .message)')];
  return parts.map((part) => (part.textContent ?? '').replace(/\s+/g, ' ').trim()).join(' ');
}
