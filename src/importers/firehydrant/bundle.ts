import { dataItems } from '../data-items.ts';
import { ImportError, type SourceFile } from '../draft.ts';
import { ownerOf } from '../owner-of.ts';
import { hasKeys } from '../source-data.ts';
import { kinds, type Event, type FireHydrantTask, type Incident, type Reason, type Report } from './schema.ts';

/** All that the files say about one incident. */
export interface Bundle {
  incident?: Incident;
  report?: Report;
  events: Event[];
  tasks: FireHydrantTask[];
  reasons: Reason[];
  sources: string[];
}

type Kind = keyof typeof kinds;

/** What a file contains; `undefined` if it is not of FireHydrant. */
export function kindOf({ data }: SourceFile): Kind | undefined {
  const item: unknown = hasKeys(data, 'data') && Array.isArray(data.data) ? data.data[0] : data;
  // In this order: a report contains its incident.
  return (['report', 'event', 'incident', 'task', 'reason'] as const).find((kind) => kinds[kind].is(item));
}

/**
 * Join the files of each incident.
 *
 * @throws {ImportError} For tasks or reasons without any incident that they could belong to.
 */
export function bundlesOf(files: readonly SourceFile[]): Bundle[] {
  const bundles = new Map<string, Bundle>();
  const owners: { id: string; path: string }[] = [];
  const bundleOf = (id: string, path: string): Bundle => {
    const bundle: Bundle = bundles.get(id) ?? { events: [], tasks: [], reasons: [], sources: [] };
    bundles.set(id, bundle);
    if (!bundle.sources.includes(path)) bundle.sources.push(path);
    return bundle;
  };
  const ofKind = (kind: Kind): SourceFile[] => files.filter((file) => kindOf(file) === kind);
  const stray = files.find((file) => kindOf(file) === undefined);
  if (stray) throw new ImportError(stray.path, 'Expected a response of the API of FireHydrant at the top');

  for (const file of ofKind('report')) {
    for (const report of dataItems(file, kinds.report.schema)) {
      const bundle = bundleOf(report.incident_id, file.path);
      bundle.report = report;
      if (report.incident) bundle.incident ??= report.incident;
      owners.push({ id: report.incident_id, path: file.path });
    }
  }
  for (const file of ofKind('incident')) {
    for (const incident of dataItems(file, kinds.incident.schema)) {
      // It has more than the incident within a report.
      const bundle = bundleOf(incident.id, file.path);
      bundle.incident = { ...bundle.incident, ...incident };
      owners.push({ id: incident.id, path: file.path });
    }
  }
  for (const file of ofKind('event')) {
    for (const event of dataItems(file, kinds.event.schema)) bundleOf(event.incident_id, file.path).events.push(event);
  }
  const bundleFor = (file: SourceFile): Bundle => {
    const id = ownerOf(file, owners);
    if (id === undefined)
      throw new ImportError(file.path, 'Missing the incident, expected it in a file beside this one');
    return bundleOf(id, file.path);
  };
  for (const file of ofKind('task')) bundleFor(file).tasks.push(...dataItems(file, kinds.task.schema));
  for (const file of ofKind('reason')) bundleFor(file).reasons.push(...dataItems(file, kinds.reason.schema));
  return known([...bundles.values()]);
}

function known(bundles: readonly Bundle[]): Bundle[] {
  const found = bundles.filter(({ incident, report }) => incident ?? report);
  const path = bundles[0]?.sources[0];
  if (found.length === 0 && path !== undefined) {
    throw new ImportError(path, 'Missing the incident, expected it in another file');
  }
  return found;
}
