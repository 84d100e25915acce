import type { CatalogService } from '../../../src/catalog/catalog.ts';

/** A page about a service on another host. */
export interface ServiceLink {
  title: string;
  url: string;
}

/** Whether more is known of a service than its name. */
export function hasDetails({ owner, runbook, dashboard, chat, aliases }: CatalogService): boolean {
  return (owner ?? runbook ?? dashboard ?? chat) !== undefined || aliases.length > 0;
}

/** The links of a service, in the order in which somebody on call needs them. */
export function linksOfService({ runbook, dashboard, chat }: CatalogService): ServiceLink[] {
  const links = [
    { title: 'Runbook', url: runbook },
    { title: 'Dashboard', url: dashboard },
    { title: 'Chat', url: chat },
  ];
  return links.flatMap(({ title, url }) => (url === undefined ? [] : [{ title, url }]));
}
