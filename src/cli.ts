import { inspect } from 'node:util';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import type { BaselineOptions } from './commands/baseline.ts';
import type { BuildOptions } from './commands/build.ts';
import type { FindOptions } from './commands/find.ts';
import type { DoctorOptions } from './commands/doctor.ts';
import type { ImportCommandOptions } from './commands/import.ts';
import type { ExportOptions } from './commands/export.ts';
import { presetNames } from './drafts/preset-names.ts';
import { exportFormats } from './exporters/formats.ts';
import { findFormats } from './find/names.ts';
import { processIo, type ExitCode, type Io } from './host/io.ts';
import type { IndexOptions } from './commands/index-incidents.ts';
import type { InitOptions } from './commands/init.ts';
import type { LintOptions } from './commands/lint.ts';
import type { NewOptions } from './commands/new.ts';
import type { NoteOptions } from './commands/note.ts';
import type { ReviewOptions } from './commands/review.ts';
import type { StatsOptions } from './commands/stats.ts';
import type { TasksOptions } from './commands/tasks.ts';
import type { TasksSyncOptions } from './commands/tasks-sync.ts';
import { UserError } from './errors.ts';
import { importerNames } from './importers/names.ts';
import { formats, type Format } from './reporters/names.ts';
import { reviewFormats, type ReviewFormat } from './review/formats.ts';
import { groupings, statsFormats } from './stats/names.ts';
import { sortings, taskFormats, taskTypes } from './tasks/names.ts';
import { plainLine, plainLines } from './text/plain-text.ts';

/** Run the command line that the process was started with. */
export async function run(): Promise<void> {
  // `casebook lint | head` closes the pipe early, which is not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  try {
    process.exitCode = await main(process.argv.slice(2), processIo(process));
  } catch (error) {
    // Exit code 1 means that documents have errors.
    process.exitCode = 2;
    const reason =
      error instanceof UserError
        ? plainLine(error.message)
        : `this is a bug in Casebook, please report it\n${plainLines(inspect(error))}`;
    process.stderr.write(`casebook: ${reason}\n`);
  }
}

/**
 * Run one command line.
 *
 * @param args The arguments after `casebook`.
 * @returns 0 on success, 1 if documents have errors, 2 if the command line itself is wrong.
 * @throws {UserError} For an error that the user can correct.
 */
export async function main(args: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = createProgram(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    // Commander throws for `--help` and `--version` as well, with exit code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  return exitCode;
}

// Each command loads what it needs, so that none waits for the code of the others.
function createProgram(io: Io, done: (code: ExitCode) => void): Command {
  const program = new Command('casebook')
    .description('Postmortems as code: check them in a pull request, browse them as a site.')
    .version(packageJson.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHasColors: () => io.stdout.color,
      getErrHasColors: () => io.stderr.color,
      // Commander puts its suggestion on a second line; errors are one line.
      outputError: (text, write) => write(`casebook: ${plainLine(text.replace(/^error: /, '').trimEnd())}\n`),
    })
    .showSuggestionAfterError();
  program
    .command('lint')
    .description('report problems in postmortems, with their position and how to fix them')
    .argument('[paths...]', 'files or folders to report (default: the configured documents, postmortems/**/*.md)')
    .option('--since <commit>', 'report only documents that changed since this branch parted from the commit')
    .option('--files-from <file>', 'file that lists the documents to report, or - for standard input')
    .addOption(new Option('--stdin', 'check standard input; needs --stdin-filename'))
    .addOption(
      new Option('--stdin-filename <path>', 'path of the document on standard input').conflicts([
        'since',
        'filesFrom',
        'dryRun',
      ]),
    )
    .addOption(
      new Option('--as <status>', 'check drafts as if they had this status').choices([
        'in_review',
        'reviewed',
        'closed',
      ]),
    )
    .addOption(
      new Option(
        '--format <name>',
        'output format (default: github in GitHub Actions, agent in coding agents, otherwise pretty)',
      ).choices(formats),
    )
    .addOption(
      new Option('--output-file <format=file>', 'write a further report to a file; repeatable').argParser(
        (text, earlier?: readonly FileIn<Format>[]) => collectFiles(text, formats, earlier),
      ),
    )
    .option('--quiet', 'report errors only')
    .option('--no-baseline', 'also report the messages that casebook-baseline.yaml accepts')
    .option('--config <file>', 'configuration file (default: the nearest casebook.yaml)')
    .addOption(
      new Option(
        '--config-from <commit>',
        'take configuration, schema and baseline from a commit, so that a pull request cannot loosen them',
      ).conflicts('config'),
    )
    .option('--fix', 'fix problems that have exactly one fix, then report the rest')
    .addOption(
      new Option('--dry-run', 'show the changes of --fix as a patch, without writing them').implies({ fix: true }),
    )
    .addOption(
      new Option('--suggested', 'apply suggestions as well as fixes; check them, since a few are wrong').implies({
        fix: true,
      }),
    )
    .option('--max-warnings <number>', 'exit with 1 if there are more warnings than this', toCount)
    .addOption(noCache())
    .addOption(cacheLocation())
    .action(async (paths: string[], { stdin, ...options }: LintOptions & { stdin?: boolean }, command: Command) => {
      if (stdin && options.stdinFilename === undefined) {
        command.error('error: --stdin needs --stdin-filename <path>: rules depend on the path');
      }
      if (options.stdinFilename !== undefined && paths.length > 0) {
        command.error('error: --stdin-filename cannot be used with further paths');
      }
      const { lint } = await import('./commands/lint.ts');
      done(await lint(paths, options, io));
    });
  program
    .command('baseline')
    .description('accept the present problems, so that lint reports only new ones')
    .option('--prune', 'remove what is fixed, and accept nothing that is new')
    .addOption(noCache())
    .addOption(cacheLocation())
    .action(async (options: BaselineOptions) => {
      const { baseline } = await import('./commands/baseline.ts');
      done(await baseline(options, io));
    });
  program
    .command('init')
    .description('set up a repository: a configuration, a template, and a check of pull requests')
    .option('--yes', 'do not ask for confirmation')
    .option('--dry-run', 'show what would be written')
    .action(async (options: InitOptions) => {
      const { init } = await import('./commands/init.ts');
      done(await init(options, io));
    });
  program
    .command('new')
    .description('begin a postmortem: a draft from a template')
    .argument('[title]', 'what happened (default: asked for at a terminal)')
    .option('--severity <name>', 'severity, one of the configured ones')
    .option('--service <name>', 'affected service; repeatable', collect)
    .option('--start <time>', 'when the impact began, such as 14:30, "2024-08-10 14:30" or now')
    .option('--detected <time>', 'when it was detected')
    .option('--kind <kind>', 'kind of event, such as near_miss or security (default: incident)')
    .option('--author <name>', 'who writes it (default: from git)')
    .addOption(new Option('--preset <name>', 'sections of a well-known template').choices(presetNames))
    .addOption(
      new Option('--template <file>', "template to use (default: the team's own for severity and kind)").conflicts(
        'preset',
      ),
    )
    .option('--out <folder>', 'folder of the new document (default: that of the configured documents)')
    .option('--dry-run', 'print the document instead of writing it')
    .option('--no-ask', 'ask nothing, even at a terminal')
    .action(async (title: string | undefined, options: NewOptions) => {
      const { newDocument } = await import('./commands/new.ts');
      done(await newDocument(title, options, io));
    });
  program
    .command('note')
    .description('add an entry to the timeline of the newest draft, while the incident runs')
    .argument('<text>', 'what happened, in Markdown')
    .option('--kind <kind>', 'kind of the entry, such as detected or changed; repeatable', collect)
    .option('--at <time>', 'when it happened, such as 14:32 or "2024-08-10 14:32" (default: now)')
    .option('--document <id>', 'id or path of the document (default: the newest draft)')
    .action(async (text: string, options: NoteOptions) => {
      const { note } = await import('./commands/note.ts');
      done(await note(text, options, io));
    });
  program
    .command('review')
    .description('say what this branch means for the postmortems, as a comment for its pull request')
    .requiredOption('--base <commit>', 'branch that this one is to be merged into')
    .addOption(new Option('--format <name>', 'output format').choices(reviewFormats).default('markdown'))
    .addOption(
      new Option('--output-file <format=file>', 'write the review to a file as well; repeatable').argParser(
        (text, earlier?: readonly FileIn<ReviewFormat>[]) => collectFiles(text, reviewFormats, earlier),
      ),
    )
    .addOption(noCache())
    .addOption(cacheLocation())
    .action(async (options: ReviewOptions) => {
      const { review } = await import('./commands/review.ts');
      done(await review(options, io));
    });
  program
    .command('import')
    .description('make postmortems from write-ups, and from what other tools export')
    .argument('<paths...>', 'files or folders to read; - for standard input')
    .option('--out <folder>', 'folder of the new documents (default: that of the configured documents)')
    .option('--dry-run', 'show the changes as a patch, without writing them')
    .addOption(new Option('--in-place', 'rewrite the files themselves, in a clean git tree').conflicts('out'))
    .addOption(
      new Option('--from <tool>', 'tool that exported the files (default: recognised by content)').choices(
        importerNames,
      ),
    )
    .option('--reaction <name>', 'with a Slack export: the reaction that marks messages of the timeline')
    .addOption(new Option('--report <name>', 'form of the report').choices(['pretty', 'json']).default('pretty'))
    .action(async (paths: string[], options: ImportCommandOptions) => {
      const { importDocuments } = await import('./commands/import.ts');
      done(await importDocuments(paths, options, io));
    });
  program
    .command('explain')
    .description('explain a rule: what it checks, why, and an example')
    .argument('[rule]', 'id of the rule (default: list all rules)')
    .action(async (rule: string | undefined) => {
      const { explain } = await import('./commands/explain.ts');
      done(explain(rule, io));
    });
  program
    .command('config')
    .description('print the effective configuration and where each value comes from')
    .action(async () => {
      const { config } = await import('./commands/config.ts');
      done(await config(io));
    });
  program
    .command('doctor')
    .description('check Node, git, configuration, baseline and cache, and say how to fix what is wrong')
    .addOption(new Option('--format <name>', 'output format').choices(['text', 'json']).default('text'))
    .option('--config <file>', 'configuration file (default: the nearest casebook.yaml)')
    .addOption(noCache())
    .addOption(cacheLocation())
    .action(async (options: DoctorOptions) => {
      const { doctor } = await import('./commands/doctor.ts');
      done(await doctor(options, io));
    });
  program
    .command('build')
    .description('build the site with every incident, its timeline and all outstanding tasks')
    .option('--out <folder>', 'output folder', '_site')
    .option('--strict', 'build nothing if a document has an error')
    .addOption(noCache())
    .addOption(cacheLocation())
    .action(async (options: BuildOptions) => {
      const { build } = await import('./commands/build.ts');
      done(await build(options, io));
    });
  const tasks = program
    .command('tasks')
    .description('list outstanding tasks of all incidents, most urgent first')
    .addOption(new Option('--owner <name>', 'only tasks of this owner, or of none; repeatable').argParser(collect))
    .option('--overdue', 'only tasks past their due date')
    .option('--due-before <date>', 'only tasks due before a date (2024-09-01), or within days (14d)')
    .addOption(new Option('--service <name>', 'only tasks of incidents of this service; repeatable').argParser(collect))
    .addOption(new Option('--type <type>', `only tasks of this type; repeatable`).argParser(collectTypes))
    .option('--all', 'also tasks that are done, declined or only proposed')
    .addOption(new Option('--sort <by>', 'order of the tasks').choices(sortings).default('due'))
    .addOption(new Option('--format <name>', 'output format').choices(taskFormats).default('table'))
    .addOption(new Option('--digest', 'what is due this week, by owner, as Markdown').implies({ format: 'markdown' }))
    .option('--no-history', 'do not read from git which due dates moved and which tasks were removed')
    .addOption(new Option('--fail-on <what>', 'exit with 1 if a listed task is overdue').choices(['overdue']))
    .option('--config <file>', 'configuration file (default: the nearest casebook.yaml)')
    .addOption(noCache())
    .addOption(cacheLocation())
    .action(async (options: TasksOptions) => {
      const { listTasks } = await import('./commands/tasks.ts');
      done(await listTasks(options, io));
    });
  tasks
    .command('sync')
    .description('compare tasks with their tickets: what is closed there and open here')
    .argument('<files...>', 'what a tracker exported: JSON of gh, GitLab, Jira or Linear, or CSV; - for standard input')
    .option('--write', 'update the documents')
    .option('--dry-run', 'show the changes of --write as a patch, without writing them')
    .action(async (names: string[], _options: unknown, command: Command) => {
      const { tasksSync } = await import('./commands/tasks-sync.ts');
      done(await tasksSync(names, command.optsWithGlobals<TasksSyncOptions>(), io));
    });
  program
    .command('find')
    .description('search all incidents: what happened, what helped, what it was not, and who knows about it')
    .argument('<words...>', 'words, which may have typos; "texts in quotes" and names such as pg_conn are exact')
    .addOption(new Option('--format <name>', 'output format').choices(findFormats).default('text'))
    .option('--limit <number>', 'show at most this many incidents, and tasks (default: 5)', toCount)
    .option('--config <file>', 'configuration file (default: the nearest casebook.yaml)')
    .addOption(noCache())
    .addOption(cacheLocation())
    .action(async (words: string[], options: FindOptions) => {
      const { find } = await import('./commands/find.ts');
      done(await find(words, options, io));
    });
  program
    .command('stats')
    .description('print the figures of all incidents: times to detect, mitigate and so on, with n and intervals')
    .addOption(new Option('--by <what>', 'figures of each group').choices(groupings))
    .addOption(new Option('--format <name>', 'output format').choices(statsFormats).default('table'))
    .option('--config <file>', 'configuration file (default: the nearest casebook.yaml)')
    .addOption(noCache())
    .addOption(cacheLocation())
    .action(async (options: StatsOptions) => {
      const { stats } = await import('./commands/stats.ts');
      done(await stats(options, io));
    });
  program
    .command('index')
    .description('keep a list of all incidents in a Markdown file, between two markers')
    .option('--write <file>', 'file with <!-- casebook index --> and <!-- casebook index end -->, such as README.md')
    .option('--check', 'write nothing, and exit with 1 if the file is out of date')
    .option('--config <file>', 'configuration file (default: the nearest casebook.yaml)')
    .addOption(noCache())
    .addOption(cacheLocation())
    .action(async (options: IndexOptions, command: Command) => {
      if (options.check && options.write === undefined) command.error('error: --check needs --write <file>');
      const { indexIncidents } = await import('./commands/index-incidents.ts');
      done(await indexIncidents(options, io));
    });
  program
    .command('export')
    .description('write a postmortem in another format, for those who leave')
    .argument('<document>', 'id or path of a postmortem')
    .addOption(new Option('--to <format>', 'format to write').choices(exportFormats).makeOptionMandatory())
    .option('--out <file>', 'file to create, which must not exist (default: standard output)')
    .action(async (document: string, options: ExportOptions) => {
      const { exportDocument } = await import('./commands/export.ts');
      done(await exportDocument(document, options, io));
    });
  return program;
}

function noCache(): Option {
  return new Option('--no-cache', 'neither use nor keep results of earlier runs');
}

function cacheLocation(): Option {
  return new Option('--cache-location <folder>', 'folder of the results of earlier runs');
}

function collect(text: string, earlier: readonly string[] = []): string[] {
  return [...earlier, text];
}

function collectTypes(text: string, earlier?: readonly string[]): string[] {
  if (!taskTypes.some((type) => type === text)) {
    throw new InvalidArgumentError(`Allowed choices are ${taskTypes.join(', ')}.`);
  }
  return collect(text, earlier);
}

/** A file, and what is written to it. */
interface FileIn<Name> {
  format: Name;
  file: string;
}

function collectFiles<Name extends string>(
  text: string,
  known: readonly Name[],
  earlier: readonly FileIn<Name>[] = [],
): FileIn<Name>[] {
  const [, name, file] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  const format = known.find((one) => one === name);
  if (!format || !file) {
    const example = `${known.at(-1)}=out`;
    throw new InvalidArgumentError(`Expected a format and a file: ${example}. Formats: ${known.join(', ')}.`);
  }
  return [...earlier, { format, file }];
}

function toCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Expected a whole number.');
  return Number(text);
}
