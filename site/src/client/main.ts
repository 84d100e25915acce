// The one script of the site. Everything that it does is an addition: without it the pages read the same.
import { openFolds } from './folds.ts';
import { updateOverdue } from './overdue.ts';
import { linkTimeline } from './timeline.ts';
import { offerZones } from './zone.ts';

const now = new Date();
const pad = (number: number) => String(number).padStart(2, '0');
updateOverdue(document, `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`);
offerZones(document);
for (const timeline of document.querySelectorAll<HTMLElement>('.tl')) linkTimeline(timeline);
openFolds(document);
