import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadConfig } from '../config/config.ts';
import { folderOf } from '../drafts/place.ts';
import type { PresetName } from '../drafts/preset-names.ts';
import { planSetup, type Plan, type PlannedFile, type Present } from '../drafts/plan-setup.ts';
import { UserError } from '../errors.ts';
import { openQuestions } from '../host/ask.ts';
import { createFile } from '../host/create-file.ts';
import { readGitSetting } from '../host/git.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { findDocuments } from '../host/read-files.ts';
import { readTextIfThere } from '../host/read-text.ts';
import { replaceFile } from '../host/replace-file.ts';
import { plainLines } from '../text/plain-text.ts';
import { resolveZone } from '../time/zone.ts';

export interface InitOptions {
  /** Do not ask for confirmation. */
  yes?: boolean;
  /** Show what would be written. */
  dryRun?: boolean;
  /** Sections of the template. */
  preset?: PresetName;
}

/**
 * Set up a repository: a configuration, a template, a check of pull requests. Writes nothing that exists, so that a second
 * run writes nothing.
 *
 * @returns 2 if the user cancels.
 */
export async function init({ yes, dryRun, preset }: InitOptions, io: Io): Promise<ExitCode> {
  const root = io.cwd;
  const present = await look(root, io);
  const plan = planSetup(present, preset);
  io.stdout.write(plainLines(describe(plan, dryRun === true)));
  if (dryRun) return 0;
  if (plan.files.length > 0 && io.terminal && !yes) {
    const { confirm } = await openQuestions(io.terminal);
    if (!(await confirm('Write these files?'))) {
      io.stderr.write('casebook: cancelled, nothing was written\n');
      return 2;
    }
  }
  for (const file of plan.files) await write(root, file);
  const folder = present.configured ?? present.writeUps ?? 'postmortems';
  io.stdout.write(plainLines(nextCommands(folder, present.writeUps !== undefined, installCommand(present))));
  return 0;
}

async function look(root: string, io: Io): Promise<Present> {
  const { file, settings } = await loadConfig(root);
  const isTop = existsSync(path.join(root, '.git'));
  const remote = await readGitSetting(root, 'remote.origin.url');
  const host = remote === undefined ? undefined : pageOf(remote);
  const has = (name: string): boolean => existsSync(path.join(root, name));
  const gitignore = readTextIfThere(root, '.gitignore');
  const writeUps = await findWriteUps(root);
  const ci = ciOf(has, host);
  return {
    has,
    mentions: (name) => readTextIfThere(root, name)?.includes('casebook') ?? false,
    ...(file !== undefined && { configured: folderOf(settings) }),
    ...(writeUps !== undefined && { writeUps }),
    ...(gitignore !== undefined && { gitignore }),
    ...(host !== undefined && { host }),
    ...(isTop && ci && { ci }),
    ...(resolveZone(io.timeZone ?? '') !== undefined && { timeZone: io.timeZone }),
  };
}

/** Files say more than the address of the code host. */
function ciOf(has: Present['has'], host = ''): Present['ci'] {
  if (has('.github')) return 'github';
  if (has('.gitlab-ci.yml')) return 'gitlab';
  if (host.includes('github')) return 'github';
  return host.includes('gitlab') ? 'gitlab' : undefined;
}

/** Folders that teams keep write-ups in. */
const usualFolders = [
  'postmortems',
  'post-mortems',
  'incidents',
  'incident-reports',
  'incident-reviews',
  'retrospectives',
  'rca',
];

/** The folder with the most Markdown files, of those with a usual name. */
async function findWriteUps(root: string): Promise<string | undefined> {
  const folders = usualFolders.flatMap((name) => [name, `docs/${name}`, `doc/${name}`]);
  const counted: { folder: string; count: number }[] = [];
  for (const folder of folders) {
    if (!existsSync(path.join(root, folder))) continue;
    counted.push({ folder, count: (await findDocuments(root, [`${folder}/**/*.md`])).length });
  }
  return counted.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count)[0]?.folder;
}

/** `https://github.com/example/incidents`, of any address that git has for a remote; without a user or a password. */
function pageOf(remote: string): string | undefined {
  const [, host, name] =
    /^(?:(?:https?|ssh|git):\/\/)?(?:[^@/]+@)?([\w.-]+)(?::\d+)?[:/]([\w./-]+?)(?:\.git)?\/?$/.exec(remote) ?? [];
  return host?.includes('.') && name !== undefined ? `https://${host}/${name}` : undefined;
}

function describe({ files, byHand }: Plan, isDryRun: boolean): string {
  const lines = files.map(({ path: file, text, isAddition }) => {
    const head = isAddition ? `add to ${file}: ${text.trim()}` : `create ${file}`;
    return isDryRun && !isAddition ? `${head}\n\n${text.replaceAll(/^(?=.)/gm, '    ')}` : head;
  });
  const shown = byHand.map(
    ({ path: file, text }) => `${file} exists. To bind Casebook, add:\n\n${text.replaceAll(/^(?=.)/gm, '    ')}`,
  );
  const none = files.length === 0 ? ['Nothing to write: everything is there.'] : [];
  return [...none, ...lines, ...shown, ''].join('\n');
}

async function write(root: string, { path: name, text, isAddition }: PlannedFile): Promise<void> {
  const file = path.join(root, name);
  if (!isAddition) {
    // Another program may have created it meanwhile; it stays.
    await createFile(file, text);
    return;
  }
  const before = readTextIfThere(root, name) ?? '';
  const gap = before === '' || before.endsWith('\n') ? '' : '\n';
  if (await replaceFile(file, Buffer.from(before), `${before}${gap}${text}`)) return;
  throw new UserError('FILE_UNWRITABLE', `Cannot write ${name}: another program changed it meanwhile`);
}

function nextCommands(folder: string, hasWriteUps: boolean, install: string | undefined): string {
  const commands = hasWriteUps
    ? [`npx casebook import --in-place --dry-run ${folder}`, 'npx casebook lint', 'npx casebook build']
    : ['npx casebook new "What happened"', 'npx casebook lint --as in_review', 'npx casebook build'];
  const title = install === undefined ? 'Next (npx fetches Casebook unless it is installed):' : 'Next:';
  return ['', title, ...[install ?? [], commands].flat().map((command) => `  ${command}`), ''].join('\n');
}

/** The command that adds Casebook to a project of Node; absent where there is none, or where it has been added. */
function installCommand({ has, mentions }: Present): string | undefined {
  if (!has('package.json') || mentions('package.json')) return undefined;
  if (has('pnpm-lock.yaml')) return 'pnpm add --save-dev casebook';
  return has('yarn.lock') ? 'yarn add --dev casebook' : 'npm install --save-dev casebook';
}
