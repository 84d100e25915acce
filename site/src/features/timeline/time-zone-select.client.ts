import { recall, remember } from '../../client/storage.client.ts';
import { dateIn, inZone } from './convert-time.ts';

/** Times in the document's zone, in UTC, or in the reader's: a select, remembered from page to page. */
export function offerZones(page: Document): void {
  const place = page.querySelector<HTMLElement>('.zone');
  const { zone } = place?.dataset ?? {};
  if (!place || !zone) return;
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones: [choice: string, zone: string, label: string][] = [['document', zone, zone]];
  if (zone !== 'UTC') zones.push(['utc', 'UTC', 'UTC']);
  if (!zones.some(([, name]) => name === own)) zones.push(['own', own, `${own.replaceAll('_', ' ')}, yours`]);
  if (zones.length === 1) return;
  const label = page.createElement('label');
  const select = page.createElement('select');
  label.className = 'needs-js';
  select.append(...zones.map(([choice, , text]) => new Option(text, choice)));
  label.append('Times in ', select);
  place.prepend(label);
  const show = showing(page);
  const choose = (choice: string | null): void => {
    const [, name = zone] = zones.find(([key]) => key === choice) ?? [];
    show(name === zone ? undefined : name);
    for (const text of page.querySelectorAll('.zone-name')) text.textContent = name;
    place.querySelector<HTMLElement>('.zone-days')?.toggleAttribute('hidden', name === zone);
    select.value = zones.find(([, other]) => other === name)?.[0] ?? 'document';
  };
  select.addEventListener('change', () => {
    remember('zone', select.value);
    choose(select.value);
  });
  // Of another page, `utc` may be what this one is written in.
  choose(recall('zone'));
}

/** What shows all times of a page in a zone; `undefined` is the document's. */
function showing(page: Document): (zone: string | undefined) => void {
  const isOneDay = page.querySelector('.tl[data-one-day]') !== null;
  const head = page.querySelector<HTMLTimeElement>('.when time')?.dateTime;
  const times = Array.from(
    page.querySelectorAll<HTMLElement | SVGElement>('time[datetime*="T"], [data-time]'),
    (element) => {
      const { time, last, date } = element.dataset;
      const first = element instanceof HTMLTimeElement ? element.dateTime : (time ?? '');
      const text = element.textContent ?? '';
      return { element, text, first, last, date, isEnd: date === 'long' && first !== head };
    },
  );
  return (zone) => {
    for (const { element, text, first, last, date, isEnd } of times) {
      const own = first.slice(0, 10);
      // Where no heading names the day, the page's own date does.
      const isHeads = head !== undefined && isOneDay && own === head.slice(0, 10);
      const day = zone && head && (isHeads || isEnd) ? dateIn(head, zone) : own;
      // A midnight is called by its day.
      const written = text.includes(':') ? text : '00:00';
      const unsaid = date && !isEnd ? undefined : day;
      element.textContent = zone ? inZone({ text: written, first, last, date, day: unsaid }, zone) : text;
    }
    const hasRanges = times.some(({ element }) => element.closest('.entry-time')?.textContent?.includes(' to '));
    page.querySelector('.tl')?.classList.toggle('has-ranges', hasRanges);
  };
}
