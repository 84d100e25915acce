// The script of the page of tasks only. It runs after the script of every page, so that due dates are those of today.
import { today } from '../../client/today.client.ts';
import { setUpTaskTable } from './task-table.client.ts';

const applyChoices = setUpTaskTable(document);
applyChoices?.(today());
// The page may have been open for days when the reader comes back to it.
document.addEventListener('visibilitychange', () => document.hidden || applyChoices?.(today()));
