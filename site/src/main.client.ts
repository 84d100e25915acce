// The script of every page. Everything that it does is an addition: without it the pages read the same.
import { arrangeTasks } from './features/tasks/task-table.client.ts';
import { openFolds } from './client/details.client.ts';
import { updateOverdue } from './features/tasks/refresh-due-dates.client.ts';
import { offerSearch } from './features/search/search-button.client.ts';
import { linkTimeline } from './features/timeline/timeline.client.ts';
import { today } from './client/today.client.ts';
import { linkHover } from './features/browse/hover-link.client.ts';
import { offerZones } from './features/timeline/time-zone-select.client.ts';

const arrange = arrangeTasks(document);

function update(): void {
  updateOverdue(document, today());
  arrange(today());
}

// What only works with a script is shown from here on.
document.documentElement.classList.add('is-js');
update();
linkHover(document);
offerZones(document);
for (const timeline of document.querySelectorAll<HTMLElement>('.tl')) linkTimeline(timeline);
openFolds(document);
offerSearch(today());
// A page may have been open for days when somebody comes back to it.
document.addEventListener('visibilitychange', () => document.hidden || update());
