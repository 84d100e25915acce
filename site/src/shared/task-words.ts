// Used by the pages and by the browser: nothing here may need a library.

/** `6 tasks, 5 outstanding`. How many are late is said beside it. */
export function tasksText(tasks: readonly { outstanding: boolean }[]): string {
  const outstanding = tasks.filter((task) => task.outstanding).length;
  return `${tasks.length} ${tasks.length === 1 ? 'task' : 'tasks'}, ${outstanding} outstanding`;
}
