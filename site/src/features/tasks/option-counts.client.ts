import { numberText } from '../../../../src/text/number.ts';
import { createIdleWork } from '../../client/idle.client.ts';
import type { TaskFilterName } from './filter-values.ts';
import { countTasks, type ArrangedTask, type WantedValues } from './query.ts';

/** The numbers of tasks beside the options of the filters. */
export interface OptionCounts {
  /** Show for each option how many tasks it would leave, given the other filters, as soon as the browser is idle. */
  show: (tasks: readonly ArrangedTask[], wanted: WantedValues) => void;
  /** Show the numbers that the page was built with. */
  restore: () => void;
}

export function createOptionCounts(selects: readonly HTMLSelectElement[]): OptionCounts {
  const built = selects.flatMap(({ options }) => Array.from(options, (option) => ({ option, text: option.text })));
  const work = createIdleWork();
  return {
    show(tasks, wanted) {
      const waiting = [...selects];
      work.run(() => {
        const select = waiting.shift();
        if (!select) return false;
        // The cast: the build names selects so.
        const counts = countTasks(tasks, wanted, select.name as TaskFilterName);
        for (const option of select.options) {
          option.text = `${labelOf(option)} (${numberText(counts.get(option.value) ?? 0)})`;
        }
        return true;
      });
    },
    restore() {
      work.stop();
      for (const { option, text } of built) option.text = text;
    },
  };
}

/** The text of an option without its number. */
export function labelOf({ text }: HTMLOptionElement): string {
  return text.replace(/ \([\d,]+\)$/, '');
}
