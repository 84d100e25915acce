import { levelOf, noImpactLevel, unknownLevel, type Level } from './overview-scale.ts';
import type { SeverityRank } from '../../catalog/severities.ts';
import { ownSource, taskStatuses, undated, type BrowseData } from './data.ts';
import type { IncidentRow } from './row.ts';

// Pure: used by the build and the browser.

/** An incident with everything it is filtered, sorted and drawn by. */
export interface ListedIncident {
  row: Omit<IncidentRow, 'services'>;
  /** Names, and the paths of their pages. */
  services: readonly (readonly [name: string, path: string])[];
  tags: readonly string[];
  /** The id of its source, or `ownSource`. */
  source: string;
  /** 1 for the most severe; 0 when it is not set. */
  severity: number;
  /** Keys of the kind and of the status. */
  kind: string;
  status: string;
  /** Four digits, or `undated`. */
  year: string;
  level: Level;
  hasNoImpact: boolean;
  /** Whether another document counts instead. */
  isDuplicate: boolean;
  /** The URL parameter of each of the team's own facets, in the order of the data, and the values. */
  facets: readonly (readonly [parameter: string, values: readonly string[]])[];
  /** The text that is searched, in lower case. */
  text: string;
}

/** Whether lists show an incident whose status is not asked for. */
export function isListed({ status }: Pick<ListedIncident, 'status'>): boolean {
  return status !== 'withdrawn';
}

/** Decode the browser's data: replace indexes by the values they stand for. Newest first. */
export function decode(data: BrowseData): ListedIncident[] {
  return data.incidents.map(
    ([
      slug,
      title,
      date,
      severity,
      kind,
      status,
      method,
      serviceIndexes,
      tagIndexes,
      impact,
      impactSeconds,
      tasks,
      lang,
      own,
      duplicate,
      sourceIndex = -1,
    ]) => {
      const [source = ownSource, sourceName, site] = data.sources[sourceIndex] ?? [];
      const [severityName, rank = 0] = data.severities[severity] ?? [undefined];
      const [kindKey = '', kindLabel = ''] = data.kinds[kind] ?? [];
      const [statusKey = '', statusLabel = ''] = data.statuses[status] ?? [];
      const services = serviceIndexes.flatMap((index) => [data.services[index] ?? (['', ''] as const)]);
      const tags = tagIndexes.map((index) => data.tags[index] ?? '');
      const facets = data.facets.map(([parameter, values], facet) => {
        const indexes = own?.[facet] ?? [];
        return [parameter, indexes.map((index) => values[index] ?? '')] as const;
      });
      const [least = -1, most = least] = impactSeconds;
      const isKnown = least >= 0;
      const isOrdinary = kindKey === 'incident';
      return {
        row: {
          path: `${site === undefined ? '' : `${site}/`}incidents/${slug}.html`,
          title,
          source: sourceName,
          lang: lang || undefined,
          date: date || undefined,
          severity: severityName,
          rank: rank satisfies SeverityRank,
          kind: isOrdinary ? undefined : kindLabel,
          impact: impact || undefined,
          impactSeconds: isKnown ? { least, most } : undefined,
          detectedBy: data.methods[method],
          tasks: tasks.split(' ').flatMap((task) => decodeTask(task)),
          status: statusLabel,
          isDraft: statusKey === 'draft',
        },
        services,
        tags,
        source,
        severity: severity + 1,
        kind: kindKey,
        status: statusKey,
        year: date.slice(0, 4) || undated,
        level: isKnown ? levelOf({ least, most }) : impactSeconds.length > 0 ? noImpactLevel : unknownLevel,
        hasNoImpact: !isKnown && impactSeconds.length > 0,
        isDuplicate: duplicate === 1,
        facets,
        text: [
          title,
          severityName,
          sourceName,
          isOrdinary ? '' : kindLabel,
          ...services.map(([name]) => name),
          ...tags,
          ...facets.flatMap(([, values]) => values),
        ]
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
