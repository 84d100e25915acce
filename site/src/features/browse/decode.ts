import { levelOf, unfelt, unknown, type Level } from './overview-scale.ts';
import type { SeverityRank } from '../../catalog/severities.ts';
import { taskStatuses, undated, type BrowseData } from './data.ts';
import type { IncidentRow } from './row.ts';

// Used by the browser: nothing here may need a library.

/** An incident as it is found and drawn. */
export interface Listed {
  row: Omit<IncidentRow, 'services'>;
  /** Names, and paths of their pages. */
  services: readonly (readonly [name: string, path: string])[];
  tags: readonly string[];
  /** 1 for the gravest, 0 for none. */
  severity: number;
  /** Keys of kind and write-up. */
  kind: string;
  status: string;
  /** Four digits, or that it has none. */
  year: string;
  level: Level;
  /** What words are looked for in, in lower case. */
  text: string;
}

/** Incidents with words for their numbers, newest first. */
export function decode(data: BrowseData): Listed[] {
  return data.incidents.map(
    ([slug, title, day, severity, kind, status, method, serviceNumbers, tagNumbers, felt, length, tasks]) => {
      const [severityName, rank = 0] = data.severities[severity] ?? [undefined];
      const [kindKey = '', kindName = ''] = data.kinds[kind] ?? [];
      const [statusKey = '', statusName = ''] = data.statuses[status] ?? [];
      const services = serviceNumbers.flatMap((place) => [data.services[place] ?? (['', ''] as const)]);
      const tags = tagNumbers.map((place) => data.tags[place] ?? '');
      const [least = -1, most = least] = length;
      const isKnown = least >= 0;
      const isOrdinary = kindKey === 'incident';
      return {
        row: {
          path: `incidents/${slug}.html`,
          title,
          day: day.length > 4 ? day : undefined,
          severity: severityName,
          rank: rank satisfies SeverityRank,
          kind: isOrdinary ? undefined : kindName,
          felt: felt || undefined,
          length: isKnown ? { least, most } : undefined,
          noticedBy: data.methods[method],
          tasks: tasks.split(' ').flatMap((task) => decodeTask(task)),
          status: statusName,
          isDraft: statusKey === 'draft',
        },
        services,
        tags,
        severity: severity + 1,
        kind: kindKey,
        status: statusKey,
        year: day.slice(0, 4) || undated,
        level: isKnown ? levelOf({ least, most }) : length.length > 0 ? unfelt : unknown,
        text: [title, severityName, isOrdinary ? '' : kindName, ...services.map(([name]) => name), ...tags]
          .join('\n')
          .toLowerCase(),
      };
    },
  );
}

function decodeTask(task: string): IncidentRow['tasks'] {
  const status = taskStatuses[Number(task[0])];
  const due = task.slice(1);
  return status ? [{ status, outstanding: status === 'open' || status === 'in_progress', ...(due && { due }) }] : [];
}
