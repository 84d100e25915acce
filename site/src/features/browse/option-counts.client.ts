import { numberText } from '../../../../src/text/number.ts';
import { createIdleWork } from '../../client/idle.client.ts';
import { today } from '../../client/today.client.ts';
import type { ListedIncident } from './decode.ts';
import type { Brush } from './overview-scale.ts';
import { chosenDays } from './period.ts';
import { countValues } from './query.ts';

/** The numbers of incidents beside the options of the filters. */
export interface OptionCounts {
  /** Show for each option how many incidents it would leave, given the other filters, as soon as the browser is idle. */
  show: (incidents: readonly ListedIncident[], params: URLSearchParams, brush: Brush | undefined) => void;
  /** Show the numbers that the page was built with. */
  restore: () => void;
}

/** Every filter but the text and the order has numbers. */
export function createOptionCounts(form: HTMLElement): OptionCounts {
  const options = [...form.querySelectorAll<HTMLSelectElement>('select:not([name="sort"])')].flatMap((select) =>
    Array.from(select.options, (option) => ({
      name: select.name,
      value: option.value,
      place: option,
      built: option.text,
    })),
  );
  const boxes = [...form.querySelectorAll<HTMLInputElement>('[name="sev"]')].flatMap(
    ({ name, value, parentElement }) => {
      const place = parentElement?.querySelector('i');
      return place ? [{ name, value, place, built: place.textContent ?? '' }] : [];
    },
  );
  const all = [...options, ...boxes];
  const byFilter = Map.groupBy(all, ({ name }) => name);
  const work = createIdleWork();
  return {
    show(incidents, params, brush) {
      const waiting = [...byFilter];
      // One filter at a time: at 10,000 incidents each takes several milliseconds.
      work.run(() => {
        const [name = '', members = []] = waiting.shift() ?? [];
        const counts = countValues(incidents, params, brush, { name, today: today() });
        for (const { value, place, built } of members) {
          if (value === '' || value === chosenDays) continue;
          const count = numberText(counts.get(value) ?? 0);
          place.textContent = name === 'sev' ? count : `${built.replace(/ \([\d,]+\)$/, '')} (${count})`;
        }
        return waiting.length > 0;
      });
    },
    restore() {
      work.stop();
      for (const { place, built } of all) place.textContent = built;
    },
  };
}
