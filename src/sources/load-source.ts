import { createHash } from 'node:crypto';
import type { CatalogService, Incident, IncidentSource } from '../catalog/catalog.ts';
import type { Visibility } from '../postmortem/postmortem.ts';
import { isVisible } from '../postmortem/visibility.ts';
import type { SourceSettings } from '../settings.ts';
import { isAddress, webAddress } from '../text/source-address.ts';
import { cleanIncident, cleanService } from './clean-incident.ts';
import { joinIncidents } from './join-incidents.ts';
import { readCatalogs, type WrittenCatalog } from './read-catalog.ts';
import { SourceError } from './source-error.ts';
import type { ReadSourceFile, SourceFile } from './source-files.ts';

/** The catalog of another repository, as the site shows it. */
export interface Source extends IncidentSource {
  services: CatalogService[];
  /** With ids of this site. */
  incidents: Incident[];
  /** Incidents that cannot be shown, since a part of them makes no sense. */
  leftOut: number;
}

/**
 * Read a source.
 *
 * @param visibility What this site shows, which may be less than what theirs does.
 * @returns Also its files, for a copy.
 * @throws {SourceError}
 */
export async function loadSource(
  settings: SourceSettings,
  read: ReadSourceFile,
  visibility: Visibility,
): Promise<{ source: Source; files: SourceFile[] }> {
  const { id, name = id, sha256 } = settings;
  const files: SourceFile[] = [];
  const hash = createHash('sha256');
  const incidents: Incident[] = [];
  let services: CatalogService[] = [];
  let url: string | undefined;
  let leftOut = 0;
  for await (const { file, catalog } of readCatalogs(read)) {
    if (files.length === 0) {
      url = homeOf(settings, catalog);
      services = catalog.services.slice(0, mostServices).flatMap((service) => cleanService(service) ?? []);
    }
    files.push(file);
    hash.update(file.bytes);
    for (const written of catalog.incidents ?? []) {
      // What another site has joined stands in a source of its own: otherwise it would be here twice, or in a circle.
      // Nor may those that this site shows name one that it does not.
      if (written.source || !isVisible(written, visibility)) continue;
      const incident = cleanIncident(written);
      if (incident) incidents.push(incident);
      else leftOut += 1;
    }
  }
  const digest = hash.digest('hex');
  if (sha256 !== undefined && digest !== sha256) throw new SourceError(`its checksum is ${digest}, expected ${sha256}`);
  if (url === undefined) {
    throw new SourceError('its catalog does not say where its site is; set `url` of the source');
  }
  const home = { id, name, url };
  return { source: { ...home, services, incidents: joinIncidents(incidents, home), leftOut }, files };
}

const mostServices = 5000;

/** Where the pages of a source are: as configured, or in the folder of its catalog, or as a catalog in a file says. */
function homeOf({ url, catalog }: SourceSettings, written: WrittenCatalog): string | undefined {
  const stated = url ?? (isAddress(catalog) ? new URL('.', catalog).href : written.url);
  const address = stated === undefined ? undefined : webAddress(stated);
  return address?.replace(/[?#].*$/, '').replace(/\/+$/, '');
}
