import type { Catalog } from '../../../../src/catalog/catalog.ts';
import { dateText, listedOf } from '../../catalog/incidents.ts';
import { incidentLink, type LinkedPage } from '../../catalog/page-links.ts';

/** The page that hosts show for a URL that no page has. */
export interface NotFoundData {
  name: 'not-found';
  /** The newest incidents. */
  newest: NewIncident[];
}

export interface NewIncident {
  link: LinkedPage;
  /** Absent for English. */
  lang?: string;
  /** May be empty. */
  date: string;
}

const most = 5;

export function notFoundData(catalog: Catalog): NotFoundData {
  const newest = listedOf(catalog).slice(0, most);
  return {
    name: 'not-found',
    newest: newest.map((incident) => ({
      link: incidentLink(incident),
      ...(incident.lang !== 'en' && { lang: incident.lang }),
      date: dateText(incident) ?? '',
    })),
  };
}
