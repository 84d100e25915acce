import { location } from 'vfile-location';
import schema from '../../schema/config.schema.json' with { type: 'json' };
import { UserError } from '../errors.ts';
import { readYaml } from '../markdown/yaml.ts';
import type { Point, Position, ValuePositions } from '../position.ts';
import { explainErrors } from '../schema/messages.ts';
import { validateConfig, withoutNull } from '../schema/validate.ts';
import type { Settings } from '../settings.ts';
import type { ConfigFile } from './config-file.ts';
import { faultyFacets } from './faulty-facets.ts';
import { faultySources } from './faulty-sources.ts';
import { globFault, lengthOf } from '../text/glob.ts';
import { toSettings } from './to-settings.ts';

/**
 * Read a configuration. It is data, never code: checking a pull request must not run anything from it.
 *
 * @param name The name of the file in messages.
 * @throws {UserError} `CONFIG_INVALID`, with one line for each error, up to ten.
 */
export function readConfig(source: string, name: string): Settings {
  return readPlacedConfig(source, name).settings;
}

/** Read a configuration, together with the position of each value, in the same way. */
export function readPlacedConfig(source: string, name: string): { settings: Settings; positions: ValuePositions } {
  const text = source.replace(/^\uFEFF/, '');
  const places = location(text);
  const at = (offset: number): Point => ({ line: 1, column: 1, ...places.toPoint(offset), offset });
  const place = (start: number, end: number): Position => ({ start: at(start), end: at(end) });
  const { data, positions, faults } = readYaml(text, place);
  // A key without a value counts as absent, as it does in the validation.
  const file: ConfigFile = withoutNull(data ?? {}) ?? {};
  const context = { schema, data, positions, fallback: place(0, 0), ownKeys: false };
  const findings = faults.length > 0 ? faults : explainErrors(validateConfig(data ?? {}), context);
  if (findings.length === 0) {
    findings.push(
      ...repeatedNames(file, positions, context.fallback),
      ...faultyGlobs(file, positions, context.fallback),
      ...faultyFacets(file, positions, context.fallback),
      ...faultySources(file, positions, context.fallback),
    );
  }
  if (findings.length > 0) {
    const [first = '', ...others] = findings
      .toSorted((a, b) => a.position.start.offset - b.position.start.offset)
      .slice(0, mostErrors)
      .map(({ reason, position: { start } }) => `${name}:${start.line}:${start.column}: ${reason}`);
    const more = findings.length - mostErrors;
    throw new UserError('CONFIG_INVALID', first, { others: [...others, ...(more > 0 ? [`and ${more} more`] : [])] });
  }
  return { settings: toSettings(file), positions };
}

/** Further errors are only counted. */
const mostErrors = 10;

/** If two severities or services share a name or alias, documents would silently get the first. */
function repeatedNames(
  { severities = [], services = [] }: ConfigFile,
  positions: ValuePositions,
  fallback: Position,
): { reason: string; position: Position }[] {
  return [
    ...repeatedIn(severities, '/severities', 'a severity', positions, fallback),
    ...repeatedIn(services, '/services', 'a service', positions, fallback),
  ];
}

function repeatedIn(
  list: readonly (string | { name: string; aliases?: string[] })[],
  pointer: string,
  what: string,
  positions: ValuePositions,
  fallback: Position,
): { reason: string; position: Position }[] {
  const written = list.flatMap((item, index) => {
    const at = `${pointer}/${index}`;
    if (typeof item === 'string') return [{ name: item, at }];
    const aliases = (item.aliases ?? []).map((name, place) => ({ name, at: `${at}/aliases/${place}` }));
    return [{ name: item.name, at: `${at}/name` }, ...aliases];
  });
  const seen = new Set<string>();
  return written.flatMap(({ name, at }) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const reason = `Unexpected second \`${name}\`, expected each name and alias of ${what} once`;
    return [{ reason, position: positions[at]?.value ?? fallback }];
  });
}

/** Globs that no file can be compared with in reasonable time. */
function faultyGlobs(
  { documents, overrides = [] }: ConfigFile,
  positions: ValuePositions,
  fallback: Position,
): { reason: string; position: Position }[] {
  const lists = [
    { globs: documents, at: '/documents' },
    ...overrides.map(({ files }, index) => ({ globs: files, at: `/overrides/${index}/files` })),
  ];
  const written = lists.flatMap(({ globs = [], at }) =>
    typeof globs === 'string' ? [{ glob: globs, at }] : globs.map((glob, index) => ({ glob, at: `${at}/${index}` })),
  );
  let length = 0;
  return written.flatMap(({ glob, at }) => {
    const fault = globFault(glob);
    length += fault === undefined ? lengthOf(glob) : 0;
    if (fault === undefined && length <= mostGlobs) return [];
    const reason = fault ?? `beyond ${mostGlobs} characters, with every alternative written out, expected fewer globs`;
    return [{ reason: `Unexpected glob ${reason}`, position: positions[at]?.value ?? fallback }];
  });
}

/** Characters of all globs, each of which is compared with every path. */
const mostGlobs = 20_000;
