// The one script of the site. Everything that it does is an addition: without it the pages read the same.
import { updateOverdue } from './overdue.ts';
import { offerSearch } from './search-button.ts';

const now = new Date();
const pad = (number: number) => String(number).padStart(2, '0');
const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
updateOverdue(document, today);
offerSearch(today);
