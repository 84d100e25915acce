// The script of every page. Everything that it does is an addition: without it the pages read the same.
import { arrangeTasks } from './arrange.ts';
import { openFolds } from './folds.ts';
import { updateOverdue } from './overdue.ts';
import { offerSearch } from './search-button.ts';
import { linkTimeline } from './timeline.ts';
import { today } from './today.ts';
import { linkTwins } from './twins.ts';
import { offerZones } from './zone.ts';

const arrange = arrangeTasks(document);

function update(): void {
  updateOverdue(document, today());
  arrange(today());
}

// What only works with a script is shown from here on.
document.documentElement.classList.add('is-js');
update();
linkTwins(document);
offerZones(document);
for (const timeline of document.querySelectorAll<HTMLElement>('.tl')) linkTimeline(timeline);
openFolds(document);
offerSearch(today());
// A page may have been open for days when somebody comes back to it.
document.addEventListener('visibilitychange', () => document.hidden || update());
