import type { TaskFormat } from '../names.ts';
import type { TableOptions, TaskReport } from '../report.ts';

/** Load what writes a format. */
export async function loadTaskFormat(name: TaskFormat): Promise<(report: TaskReport, options: TableOptions) => string> {
  switch (name) {
    case 'table':
      return (await import('./table.ts')).table;
    case 'json':
      return (await import('./json.ts')).json;
    case 'csv':
      return (await import('./csv.ts')).csv;
    case 'ics':
      return (await import('./ics.ts')).ics;
    default:
      return (await import('./markdown.ts')).markdown;
  }
}
