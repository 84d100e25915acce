/** Whoever points at an entry of the timeline sees its moment, and the other way round; keys lead from one to the next. */
export function linkTimeline(timeline: HTMLElement): void {
  const entries = [...timeline.querySelectorAll<HTMLElement>('.entry')];
  const strip = timeline.querySelector<SVGElement>('.tl-scale');
  const ticks = [...timeline.querySelectorAll<SVGLineElement>('.tl-scale .rug')];
  const cursor = timeline.querySelector<SVGLineElement>('.cursor');
  const said = timeline.querySelector<HTMLElement>('.tl-now');
  if (!strip || !cursor || !said) return;
  const places = ticks.map((tick) => parseFloat(tick.getAttribute('x1') ?? ''));
  let lit: HTMLElement | undefined;

  const light = (entry: HTMLElement | undefined): void => {
    if (entry === lit) return;
    for (const part of [lit, lit && ticks[entries.indexOf(lit)]]) part?.classList.remove('is-lit');
    lit = entry;
    cursor.classList.toggle('is-on', entry !== undefined);
    const index = entry ? entries.indexOf(entry) : -1;
    for (const part of [entry, ticks[index]]) part?.classList.add('is-lit');
    for (const end of ['x1', 'x2']) cursor.setAttribute(end, `${places[index] ?? 0}%`);
  };
  const entryOf = (target: EventTarget | null): HTMLElement | undefined =>
    target instanceof Element ? (target.closest<HTMLElement>('.entry') ?? undefined) : undefined;
  const nearest = (event: MouseEvent): HTMLElement | undefined => {
    const { left, width } = strip.getBoundingClientRect();
    const at = ((event.clientX - left) / width) * 100;
    const distances = places.map((place) => Math.abs(place - at));
    return entries[distances.indexOf(Math.min(...distances))];
  };

  timeline.addEventListener('pointerover', (event) => light(entryOf(event.target)));
  timeline.addEventListener('pointerleave', () => light(entryOf(document.activeElement)));
  timeline.addEventListener('focusin', (event) => light(entryOf(event.target)));
  timeline.addEventListener('focusout', () => light(undefined));
  strip.addEventListener('pointermove', (event) => {
    const entry = nearest(event);
    light(entry);
    said.textContent = entry ? textOf(entry) : '';
  });
  strip.addEventListener('pointerleave', () => {
    said.textContent = '';
  });
  strip.addEventListener('click', (event) => {
    const entry = nearest(event);
    if (entry) location.hash = entry.id;
  });
  timeline.addEventListener('keydown', (event) => {
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
