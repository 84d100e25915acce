import { existsSync } from 'node:fs';
import path from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { loadConfig, type Configuration } from '../config/config.ts';
import { checkConfig, checkFacets, checkNames, checkUnused, type CheckedConfig } from '../doctor/check-config.ts';
import { findingLines, findingsJson, ok, problem, type Finding } from '../doctor/finding.ts';
import { UserError } from '../errors.ts';
import { staleBuilds } from '../host/cache-folder.ts';
import { loadEnvironment } from '../host/environment.ts';
import { gitVersion, openGit } from '../host/git.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { parseWithLimit } from '../host/parse-with-limit.ts';
import { findDocuments, readSources } from '../host/read-files.ts';
import { pruneBaseline, sizeOf } from '../lint/baseline.ts';
import { baselineName } from '../lint/baseline-name.ts';
import { conclude } from '../lint/conclude.ts';
import type { LintEnvironment } from '../rule.ts';
import { count } from '../text/count.ts';
import { loadBaseline } from '../work/baseline.ts';
import { cacheFolder, openCache, type CacheOptions } from '../work/cache.ts';
import { checkAll, type CheckSetup } from '../work/check.ts';
import { checkTemplates } from '../work/check-templates.ts';

export interface DoctorOptions extends CacheOptions {
  format?: 'text' | 'json';
  /** Path of the configuration, relative to the working directory. */
  config?: string;
}

/**
 * Check what Casebook needs: Node, git, the configuration, the baseline and the cache.
 *
 * @returns 1 if something is wrong.
 */
export async function doctor(options: DoctorOptions, io: Io): Promise<ExitCode> {
  const findings = [
    ok(`Node ${process.versions.node} (${packageJson.engines.node})`),
    await checkGit(io.cwd),
    ...(await checkRepository(options, io)),
  ];
  io.stdout.write(options.format === 'json' ? findingsJson(findings) : findingLines(findings));
  return findings.some(({ status }) => status === 'problem') ? 1 : 0;
}

async function checkGit(folder: string): Promise<Finding> {
  return attempt(
    async () => {
      await openGit(folder);
      return ok(`git ${await gitVersion(folder)}: the repository can be read`);
    },
    'install git and run this in a clone; without it, lint --since and review do not work',
    'git: ',
  );
}

async function checkRepository(options: DoctorOptions, io: Io): Promise<Finding[]> {
  const loaded = await caught(() => loadConfig(io.cwd, options.config));
  if (loaded instanceof UserError) {
    return [problem(`configuration: ${loaded.message}`, 'correct it; casebook config prints what is read')];
  }
  const { root, settings, positions, file = 'casebook.yaml' } = loaded;
  const documents = await findDocuments(root, settings.documents);
  const found = new Map<string, string[]>();
  for (const glob of settings.documents) found.set(glob, await findDocuments(root, [glob]));
  const isFile = (name: string): boolean => existsSync(path.join(root, name));
  const config: CheckedConfig = { settings, positions, file, found, documents, isFile };
  const wrong = checkConfig(config);
  const about = loaded.file === undefined ? 'configuration: none, the defaults apply' : `configuration: ${file}`;
  return [
    ...(wrong.length > 0 ? wrong : [ok(`${about}, ${count(documents.length, 'document')}`)]),
    ...(await checkDocuments(loaded, config, options, io)),
    await checkCache(root, options, io),
  ];
}

/** The schema, names in documents, and the baseline. */
async function checkDocuments(
  { root, settings }: Configuration,
  config: CheckedConfig,
  options: DoctorOptions,
  io: Io,
): Promise<Finding[]> {
  const environment = await caught(() => loadEnvironment(root, settings, io.now));
  if (environment instanceof UserError) {
    return [problem(`schema: ${environment.message}`, 'correct schema in the configuration, or the file')];
  }
  const schema = settings.schema === undefined ? [] : [ok(`schema: ${settings.schema}`)];
  const checked = await caught(async () => {
    const sources = readSources(root, config.documents);
    const cache = options.cacheLocation === undefined ? options : { cache: false };
    return checkAll({ root, settings, environment }, sources, [], cache, io);
  });
  if (checked instanceof UserError) return [...schema, problem(checked.message, 'correct or remove the file')];
  const known = checked.checked.map(({ check }) => check.known);
  return [
    ...schema,
    ...(await checkTemplatesOf({ root, settings, environment })),
    ...checkNames(known, config),
    ...checkUnused(known, config),
    ...checkFacets(known, config),
    ...(await checkBaseline(root, checked.checked, settings, environment)),
  ];
}

async function checkTemplatesOf(setup: CheckSetup): Promise<Finding[]> {
  const names = setup.settings.templates ?? [];
  if (names.length === 0) return [];
  const failing = await caught(async () => checkTemplates(setup));
  if (failing instanceof UserError) return [problem(`templates: ${failing.message}`, 'correct the path')];
  if (failing.length === 0) return [ok(`templates: ${count(names.length, 'template')}`)];
  return failing.map(({ path: file, messages: [first, ...others] }) => {
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    const what = `templates: ${first?.reason ?? ''}${more}`;
    return problem(
      what,
      'correct the template; casebook lint shows each message',
      `${file}:${first?.place.start.line ?? 1}`,
    );
  });
}

async function checkBaseline(
  root: string,
  checked: Parameters<typeof conclude>[0],
  settings: Configuration['settings'],
  environment: LintEnvironment,
): Promise<Finding[]> {
  const baseline = await caught(() => loadBaseline(root));
  if (baseline === undefined) return [];
  if (baseline instanceof UserError) {
    return [problem(`baseline: ${baseline.message}`, `correct ${baselineName}, or run casebook baseline`)];
  }
  const run = await conclude(checked, [], settings, environment, parseWithLimit);
  const stale = sizeOf(baseline) - sizeOf(pruneBaseline(baseline, run));
  if (stale === 0) return [ok(`baseline: ${count(sizeOf(baseline), 'accepted message')}, all of them still there`)];
  const what = `baseline: ${count(stale, 'accepted message is', 'accepted messages are')} fixed`;
  return [problem(what, 'run casebook baseline --prune', baselineName)];
}

async function checkCache(root: string, options: DoctorOptions, io: Io): Promise<Finding> {
  const folder = cacheFolder(root, options, io);
  if (folder === undefined) return ok('cache: not used');
  const opened = await caught(async () => openCache(root, 'documents', { ...options, cacheLocation: folder }, io));
  if (opened instanceof UserError) {
    return problem(`cache: ${opened.message}`, 'make the folder writable, or use --cache-location or --no-cache');
  }
  opened?.close();
  const stale = staleBuilds(folder);
  if (stale.length === 0) return ok(`cache: ${folder}`);
  return problem(
    `cache: ${count(stale.length, 'folder')} of earlier versions unused for 30 days in ${folder}`,
    `remove ${stale.join(', ')}`,
  );
}

async function attempt(check: () => Promise<Finding>, fix: string, name: string): Promise<Finding> {
  const result = await caught(check);
  return result instanceof UserError ? problem(name + result.message, fix) : result;
}

/** A result, or the error that the user can correct. */
async function caught<Result>(run: () => Promise<Result>): Promise<Result | UserError> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
