// Pure: used by the build and the browser.

/** What tasks can be filtered by and, except for services and tags, grouped by. */
export type TaskFilterName = 'owner' | 'type' | 'priority' | 'service' | 'tag';

/** The parts of a task that filters compare. */
export interface FilteredTask {
  owners: readonly string[];
  type?: string | undefined;
  priority?: string | undefined;
  /** Of its incident. */
  services: readonly string[];
  tags: readonly string[];
}

/** The values of a task for each filter. */
export type FilterValues = Readonly<Record<TaskFilterName, readonly string[]>>;

/** The values of tasks without one. They are part of URLs, and stay as they were in the first version. */
export const noValues = { owner: 'Nobody yet', type: 'No type', priority: 'No priority' } as const;

export function filterValues({ owners, type, priority, services, tags }: FilteredTask): FilterValues {
  return {
    owner: owners.length > 0 ? owners.map(oneLine) : [noValues.owner],
    type: [oneLine(type ?? noValues.type)],
    priority: [oneLine(priority ?? noValues.priority)],
    service: services.map(oneLine),
    tag: tags.map(oneLine),
  };
}

function oneLine(text: string): string {
  return /[^\S ]| {2}/.test(text) ? text.replaceAll(/\s+/g, ' ') : text;
}
