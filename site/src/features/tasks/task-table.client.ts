import { numberText } from '../../../../src/text/number.ts';
import { readControls, setControls, writeUrlState } from '../../client/url-state.client.ts';
import { createArrangedTable, type Grouping } from './arranged-table.client.ts';
import type { ListedTask } from './decode.ts';
import type { TaskFilterName } from './filter-values.ts';
import { createTaskLoader } from './load-tasks.client.ts';
import { createOptionCounts, labelOf } from './option-counts.client.ts';
import { findTasks, type ArrangedTask } from './query.ts';
import { createTaskRenderer } from './task-row.client.ts';

/**
 * Let the reader group and filter all tasks. The choices are part of the page's URL. On a site whose list takes several
 * pages, the tasks of the others are loaded when they are first asked for.
 *
 * @returns Applies the choices again, when another day has begun; `undefined` without tasks to arrange.
 */
export function setUpTaskTable(page: Document): ((today: string) => void) | undefined {
  const form = page.querySelector<HTMLElement>('.arrange');
  const table = page.querySelector<HTMLTableElement>('table.is-arranged');
  return form && table ? connect(page, form, table) : undefined;
}

function connect(page: Document, form: HTMLElement, table: HTMLTableElement): (today: string) => void {
  const radios = [...form.querySelectorAll<HTMLInputElement>('[name="by"]')];
  const selects = [...form.querySelectorAll('select')];
  const output = form.querySelector('output');
  const clear = form.querySelector('button');
  const pager = page.querySelector<HTMLElement>('.pager');
  const params = new URLSearchParams(location.search);
  for (const select of selects) addMissingOption(select, params.get(select.name) ?? '');
  setControls(form, params);
  const arranged = createArrangedTable(page, table);
  const optionCounts = createOptionCounts(selects);
  const builtText = output?.textContent ?? '';
  const { src, root = '' } = form.dataset;
  const template = page.querySelector<HTMLTemplateElement>('template.task-rows')?.content;
  const load = src !== undefined && template ? createTaskLoader(src, root) : undefined;
  const renderTask = template && createTaskRenderer(template);
  let today = '';
  let latestRun = 0;

  const apply = (): void => {
    latestRun += 1;
    // The casts: the build names the controls so.
    const wanted = new Map(selects.map(({ name, value }) => [name as TaskFilterName, value]));
    const isFiltered = selects.some(({ value }) => value !== '');
    const grouping = groupingOf(radios.find(({ checked }) => checked)?.value ?? 'due', selects);
    if (clear) clear.hidden = !isFiltered;
    const isArranged = isFiltered || grouping.by !== 'due';
    pager?.toggleAttribute('hidden', isArranged);
    if (!isArranged) {
      arranged.restore(today);
      optionCounts.restore();
      say(builtText);
      return;
    }
    const show = <Task extends ArrangedTask>(
      tasks: readonly Task[],
      render: (task: Task) => HTMLTableRowElement,
    ): void => {
      const found = findTasks(tasks, wanted);
      arranged.show(found, grouping, today, render);
      say(resultText(tasks, found));
      optionCounts.show(tasks, wanted);
    };
    if (load && renderTask) void showAll(load, (tasks) => show(tasks, renderTask));
    else show(arranged.built, ({ row }) => row);
  };

  const showAll = async (
    loadAll: () => Promise<ListedTask[]>,
    show: (tasks: readonly ListedTask[]) => void,
  ): Promise<void> => {
    const run = latestRun;
    const loading = setTimeout(() => say('Filtering …'));
    const tasks = await loadAll().catch(() => undefined);
    clearTimeout(loading);
    // The reader has changed a filter while the tasks were loading.
    if (run !== latestRun) return;
    if (tasks) show(tasks);
    else say('The other tasks could not be loaded. Reload the page to try again.');
  };

  const say = (text: string): void => {
    if (output) output.textContent = text;
  };
  const change = (): void => {
    apply();
    writeUrlState(readControls(form));
  };
  form.addEventListener('change', change);
  // A reader who focuses a filter is about to use it: load the tasks in advance.
  form.addEventListener('focusin', () => void load?.().catch(() => {}), { once: true });
  clear?.addEventListener('click', () => {
    for (const select of selects) select.value = '';
    change();
    selects[0]?.focus();
  });
  return (day) => {
    today = day;
    apply();
  };
}

function groupingOf(by: string, selects: readonly HTMLSelectElement[]): Grouping {
  const select = selects.find(({ name }) => name === by);
  if (!select) return { by: by === 'incident' ? by : 'due' };
  const options = [...select.options].filter(({ value }) => value !== '');
  const labels = new Map(options.map((option) => [option.value, labelOf(option)]));
  // The cast: the build names selects so.
  return { by: by as TaskFilterName, wanted: select.value, labels };
}

/** A shared link to an owner without open tasks shows an empty list, not all tasks. */
function addMissingOption(select: HTMLSelectElement, value: string): void {
  if (![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
}

/** `3 of 5 open, 0 of 1 proposed`. */
function resultText(all: readonly ArrangedTask[], found: readonly ArrangedTask[]): string {
  const texts = [false, true].map((isProposed) => {
    const [total = 0, shown = 0] = [all, found].map(
      (tasks) => tasks.filter((task) => task.isProposed === isProposed).length,
    );
    const count = shown < total ? `${numberText(shown)} of ${numberText(total)}` : numberText(total);
    return total > 0 ? `${count} ${isProposed ? 'proposed' : 'open'}` : '';
  });
  return texts.filter(Boolean).join(', ');
}
