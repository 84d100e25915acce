import { recall, remember } from '../../client/storage.client.ts';
import { dateIn, inZone } from './convert-time.ts';

/** Add a select for the zone of all times: the document's, UTC or the reader's. The choice is stored for other pages. */
export function addTimeZoneSelect(page: Document): void {
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
  const show = createZoneSwitch(page);
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
  // The choice `utc` of another page may be the zone of this document.
  choose(recall('zone'));
}

/** Returns a function that shows all times of the page in a zone; `undefined` is the document's zone. */
function createZoneSwitch(page: Document): (zone: string | undefined) => void {
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
      // Without headings for days, the date at the top of the page names the day.
      const isDayOfHead = head !== undefined && isOneDay && own === head.slice(0, 10);
      const day = zone && head && (isDayOfHead || isEnd) ? dateIn(head, zone) : own;
      // A tick at midnight is labelled with its day.
      const written = text.includes(':') ? text : '00:00';
      const known = date && !isEnd ? undefined : day;
      element.textContent = zone ? inZone({ text: written, first, last, date, day: known }, zone) : text;
    }
    const hasRanges = times.some(({ element }) => element.closest('.entry-time')?.textContent?.includes(' to '));
    page.querySelector('.tl')?.classList.toggle('has-ranges', hasRanges);
  };
}
