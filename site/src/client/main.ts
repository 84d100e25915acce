// The one script of the site. Everything that it does is an addition: without it the pages read the same.
import { arrangeTasks } from './arrange.ts';
import { browseIncidents } from './browse.ts';
import { openFolds } from './folds.ts';
import { updateOverdue } from './overdue.ts';
import { offerSearch } from './search-button.ts';
import { linkTimeline } from './timeline.ts';
import { linkTwins } from './twins.ts';
import { offerZones } from './zone.ts';

const arrange = arrangeTasks(document);

function todayHere(): string {
  const now = new Date();
  const pad = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

function update(): void {
  const today = todayHere();
  updateOverdue(document, today);
  arrange(today);
}

// What only works with a script is shown from here on.
document.documentElement.classList.add('is-js');
update();
browseIncidents(document, (part) => updateOverdue(part, todayHere()));
linkTwins(document);
offerZones(document);
for (const timeline of document.querySelectorAll<HTMLElement>('.tl')) linkTimeline(timeline);
openFolds(document);
offerSearch(todayHere());
// A page may have been open for days when somebody comes back to it.
document.addEventListener('visibilitychange', () => document.hidden || update());
