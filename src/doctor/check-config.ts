import type { ValuePositions } from '../position.ts';
import type { KnownPostmortem } from '../postmortem/known-part.ts';
import { listServices, namesOfServices } from '../postmortem/services.ts';
import type { Settings } from '../settings.ts';
import { count } from '../text/count.ts';
import { globsOfPaths } from '../text/glob.ts';
import { nearest } from '../text/typo.ts';
import { ok, problem, type Finding } from './finding.ts';

/** A configuration, and what it is about. */
export interface CheckedConfig {
  settings: Settings;
  positions: ValuePositions;
  /** Name of its file in messages. */
  file: string;
  /** The documents that each glob of `documents` finds by itself. */
  found: ReadonlyMap<string, readonly string[]>;
  /** All of its documents, by path. */
  documents: readonly string[];
  /** Whether there is such a file below the root. */
  isFile: (path: string) => boolean;
}

/** Find what a configuration says and nothing follows: globs that match nothing, and files that are not there. */
export function checkConfig(config: CheckedConfig): Finding[] {
  return [...globsOfDocuments(config), ...globsOfOverrides(config), ...files(config)];
}

function globsOfDocuments(config: CheckedConfig): Finding[] {
  const { settings, found } = config;
  return settings.documents.flatMap((glob, index) =>
    isExcluding(glob) || (found.get(glob)?.length ?? 0) > 0
      ? []
      : [
          problem(
            `documents: ${glob} matches no document`,
            'correct the glob, or remove it (README.md and templates are no documents)',
            placeOf([`/documents/${index}`, '/documents'], config),
          ),
        ],
  );
}

function globsOfOverrides(config: CheckedConfig): Finding[] {
  const { settings, documents } = config;
  return settings.overrides.flatMap(({ files: globs }, index) => {
    const at = `/overrides/${index}/files`;
    const excluding = globs.filter(isExcluding);
    const useless = globs.flatMap((glob, number) =>
      isExcluding(glob) || documents.some(globsOfPaths([glob]))
        ? []
        : [
            problem(
              `overrides: ${glob} matches no document`,
              'correct the glob, which is relative to the folder of the configuration, or remove it',
              placeOf([`${at}/${number}`, at], config),
            ),
          ],
    );
    if (useless.length > 0 || documents.some(globsOfPaths(globs))) return useless;
    const fix = `remove the override, or some of ${excluding.join(', ')}`;
    return [problem('overrides: the globs exclude every document', fix, placeOf([at], config))];
  });
}

function files(config: CheckedConfig): Finding[] {
  const { logo, stylesheet } = config.settings.site;
  const named = [
    ['site.logo', logo, '/site/logo'],
    ['site.stylesheet', stylesheet, '/site/stylesheet'],
  ] as const;
  return named.flatMap(([key, file, pointer]) =>
    file === undefined || config.isFile(file)
      ? []
      : [problem(`${key}: there is no file ${file}`, 'correct the path, or add the file', placeOf([pointer], config))],
  );
}

/** Find facets that no document has: they are no mistake, but nobody sees them on the site. */
export function checkFacets(documents: readonly KnownPostmortem[], config: CheckedConfig): Finding[] {
  return config.settings.site.facets.flatMap((facet, index) =>
    documents.some(({ fields }) => fields.includes(facet))
      ? []
      : [ok(`site.facets: no document has ${facet} yet`, placeOf([`/site/facets/${index}`], config))],
  );
}

/** Find names in documents that the lists of a configuration do not have. */
export function checkNames(documents: readonly KnownPostmortem[], config: CheckedConfig): Finding[] {
  const { settings } = config;
  const check = (
    key: 'services' | 'owners',
    noun: string,
    namesOf: (document: KnownPostmortem) => readonly string[],
  ): Finding[] => {
    const listed = key === 'services' ? namesOfServices(settings) : settings.owners;
    const known = listed?.map((name) => name.replace(/^@/, ''));
    if (!known) return [];
    const used = documents.flatMap((document) =>
      [...new Set(namesOf(document))].map((name) => ({ name, path: document.path })),
    );
    return Array.from(
      Map.groupBy(used, ({ name }) => name),
      ([name, places]) => ({ name, places }),
    )
      .filter(({ name }) => !known.includes(name))
      .map(({ name, places }) => {
        const meant = nearest(name, known);
        const fix = meant === undefined ? `add it to ${key}` : `write ${meant}, or add it to ${key}`;
        const where = `${places[0]?.path ?? ''}${places.length > 1 ? ` and ${count(places.length - 1, 'other')}` : ''}`;
        return problem(`${key}: unknown ${noun} ${name} in ${where}`, fix, placeOf([`/${key}`], config));
      });
  };
  return [
    ...check('services', 'service', ({ services }) => services),
    ...check('owners', 'owner', ({ tasks }) =>
      tasks.flatMap(({ owner, owners }) => owners ?? (owner === undefined ? [] : [owner])),
    ),
  ];
}

/** Find services, owners and tags that a configuration lists and no document has: they are no mistake. */
export function checkUnused(documents: readonly KnownPostmortem[], config: CheckedConfig): Finding[] {
  const { tags } = config.settings;
  const used = {
    services: new Set(documents.flatMap((document) => document.services)),
    tags: new Set(documents.flatMap((document) => document.tags)),
  };
  const unusedIn = (key: keyof typeof used, names: readonly string[] = []): Finding[] => {
    const unused = names.filter((name) => !used[key].has(name));
    if (unused.length === 0) return [];
    return [ok(`${key}: no document names ${unused.join(', ')}`, placeOf([`/${key}`], config))];
  };
  return [
    ...unusedIn(
      'services',
      listServices(config.settings).map(({ name }) => name),
    ),
    ...unusedIn('tags', tags),
  ];
}

function isExcluding(glob: string): boolean {
  return /^!(?!\()/.test(glob);
}

function placeOf(pointers: readonly string[], { positions, file }: CheckedConfig): string | undefined {
  const position = pointers.map((pointer) => positions[pointer]?.value).find(Boolean);
  return position && `${file}:${position.start.line}:${position.start.column}`;
}
