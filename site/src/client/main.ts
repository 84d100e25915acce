// The one script of the site. Everything that it does is an addition: without it the pages read the same.
import { arrangeTasks } from './arrange.ts';
import { updateOverdue } from './overdue.ts';

const arrange = arrangeTasks(document);

function update(): void {
  const now = new Date();
  const pad = (number: number) => String(number).padStart(2, '0');
  const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  updateOverdue(document, today);
  arrange(today);
}

update();
// A page may have been open for days when somebody comes back to it.
document.addEventListener('visibilitychange', () => document.hidden || update());
