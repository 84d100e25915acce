// The script of every page. All of it is optional: pages read the same without JavaScript.
import type { NavigationData } from './catalog/tasks.ts';
import { showCatalogSize } from './client/catalog-size.client.ts';
import { showTaskCount } from './features/tasks/task-count.client.ts';
import { openDetails } from './client/details.client.ts';
import { countElapsed } from './client/elapsed.client.ts';
import { followMoved } from './client/moved.client.ts';
import { refreshDueDates } from './features/tasks/refresh-due-dates.client.ts';
import { addCopyButtons } from './features/incident/copy.client.ts';
import { addSearchButton } from './features/search/search-button.client.ts';
import { linkTimeline } from './features/timeline/timeline.client.ts';
import { onData } from './client/data-event.client.ts';
import { today } from './client/today.client.ts';
import { linkHover } from './features/browse/hover-link.client.ts';
import { addTimeZoneSelect } from './features/timeline/time-zone-select.client.ts';

function refresh(): void {
  refreshDueDates(document, today());
}

// Shows what works only with JavaScript.
followMoved(document);
document.documentElement.classList.add('is-js');
refresh();
linkHover(document);
addTimeZoneSelect(document);
for (const timeline of document.querySelectorAll<HTMLElement>('.tl')) linkTimeline(timeline);
openDetails(document);
countElapsed(document);
addCopyButtons(document);
addSearchButton(today());
onData('navigation', (numbers: NavigationData) => {
  showTaskCount(document, numbers, today());
  showCatalogSize(document, numbers);
});
// The page may have been open for days when the reader comes back to it.
document.addEventListener('visibilitychange', () => document.hidden || refresh());
