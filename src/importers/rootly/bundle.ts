import { dataItems } from '../data-items.ts';
import { ImportError, type SourceFile } from '../draft.ts';
import { ownerOf } from '../owner-of.ts';
import { hasKeys } from '../source-data.ts';
import { resources, type ActionItem, type Incident, type IncidentEvent, type RootlyPostmortem } from './schema.ts';

/** All that the files say about one incident. */
export interface Bundle {
  incident?: Incident;
  postmortem?: RootlyPostmortem;
  actionItems: ActionItem[];
  events: IncidentEvent[];
  sources: string[];
}

type ResourceType = keyof typeof resources;

/** The type of the resources of a file; `undefined` if it is not of Rootly. */
export function typeOf({ data }: SourceFile): ResourceType | undefined {
  const primary: unknown = hasKeys(data, 'data') ? data.data : undefined;
  const resource: unknown = Array.isArray(primary) ? primary[0] : primary;
  if (!hasKeys(resource, 'type', 'attributes')) return undefined;
  const types = Object.keys(resources) as ResourceType[];
  // PagerDuty, Datadog and others have incidents in JSON:API as well; these keys are Rootly's.
  const isOwn = resource.type !== 'incidents' || hasKeys(resource.attributes, 'sequential_id');
  return isOwn ? types.find((type) => type === resource.type) : undefined;
}

/**
 * Join the files of each incident.
 *
 * @throws {ImportError} For action items or events without any incident that they could belong to.
 */
export function bundlesOf(files: readonly SourceFile[]): Bundle[] {
  const bundles = new Map<string, Bundle>();
  const owners: { id: string; path: string }[] = [];
  const bundleOf = (id: string, path: string): Bundle => {
    const bundle: Bundle = bundles.get(id) ?? { actionItems: [], events: [], sources: [] };
    bundles.set(id, bundle);
    if (!bundle.sources.includes(path)) bundle.sources.push(path);
    return bundle;
  };
  const stray = files.find((file) => typeOf(file) === undefined);
  if (stray) throw new ImportError(stray.path, 'Expected a response of the API of Rootly at the top');

  const ofType = (type: ResourceType): SourceFile[] => files.filter((file) => typeOf(file) === type);
  for (const file of ofType('incidents')) {
    for (const { id, attributes: incident } of dataItems(file, resources.incidents)) {
      bundleOf(id, file.path).incident = incident;
      owners.push({ id, path: file.path });
    }
  }
  for (const file of ofType('incident_post_mortems')) {
    for (const { id, attributes: postmortem } of dataItems(file, resources.incident_post_mortems)) {
      const incidentId = postmortem.incident_id ?? ownerOf(file, owners) ?? id;
      bundleOf(incidentId, file.path).postmortem = postmortem;
      if (!owners.some((owner) => owner.id === incidentId)) owners.push({ id: incidentId, path: file.path });
    }
  }
  const bundleFor = (file: SourceFile, id: string | null | undefined): Bundle => {
    const incidentId = id ?? ownerOf(file, owners);
    if (!incidentId) throw new ImportError(file.path, 'Missing the incident, expected it in a file beside this one');
    return bundleOf(incidentId, file.path);
  };
  for (const file of ofType('incident_action_items')) {
    for (const { attributes: item } of dataItems(file, resources.incident_action_items)) {
      bundleFor(file, item.incident_id).actionItems.push(item);
    }
  }
  for (const file of ofType('incident_events')) {
    for (const { attributes: event } of dataItems(file, resources.incident_events)) {
      bundleFor(file, event.incident_id).events.push(event);
    }
  }
  return known([...bundles.values()]);
}

function known(bundles: readonly Bundle[]): Bundle[] {
  const found = bundles.filter(({ incident, postmortem }) => incident ?? postmortem);
  const path = bundles[0]?.sources[0];
  if (found.length === 0 && path !== undefined) {
    throw new ImportError(path, 'Missing the incident, expected it in another file');
  }
  return found;
}
