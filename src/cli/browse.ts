import { type Command, Option, InvalidArgumentError } from 'commander';
import type { BuildOptions } from '../commands/build.ts';
import type { FindOptions } from '../commands/find.ts';
import { findFormats } from '../find/names.ts';
import type { ServeOptions } from '../commands/serve.ts';
import type { IndexOptions } from '../commands/index-incidents.ts';
import type { StatsOptions } from '../commands/stats.ts';
import type { TasksOptions } from '../commands/tasks.ts';
import type { TasksSyncOptions } from '../commands/tasks-sync.ts';
import { groupings, statsFormats } from '../stats/names.ts';
import { sortings, taskFormats, taskTypes } from '../tasks/names.ts';
import { hostKinds } from '../trackers/host-kinds.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { configFile, noCache, cacheLocation, collect, toCount, toPort } from './options.ts';

/** Commands for those who read postmortems. */
export function addBrowseCommands(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('build')
    .description('build the site with every incident, its timeline and all outstanding tasks')
    .option('--out <folder>', 'output folder', '_site')
    .option('--strict', 'build nothing if a document has an error')
    .addOption(noCache())
    .addOption(cacheLocation())
    .action(async (options: BuildOptions) => {
      const { build } = await import('../commands/build.ts');
      done(await build(options, io));
    });
  program
    .command('serve')
    .description('show the site in a browser while documents are written: pages reload when a file is saved')
    .option('--port <number>', 'port (default: 4700, or a free one if it is taken)', toPort)
    .option('--host <host>', 'name or IP address of this machine to listen on, such as 0.0.0.0', '127.0.0.1')
    .addOption(configFile())
    .addOption(noCache())
    .addOption(cacheLocation())
    .action(async (options: ServeOptions) => {
      const { serve } = await import('../commands/serve.ts');
      done(await serve(options, io));
    });
  const tasks = program
    .command('tasks')
    .description('list outstanding tasks of all incidents, most urgent first')
    .addOption(new Option('--owner <name>', 'only tasks of this owner, or of none; repeatable').argParser(collect))
    .option('--overdue', 'only tasks past their due date')
    .option('--due-before <date>', 'only tasks due before a date (2024-09-01), or within days (14d)')
    .addOption(new Option('--service <name>', 'only tasks of incidents of this service; repeatable').argParser(collect))
    .addOption(
      new Option('--type <type>', 'only tasks of this type; repeatable').choices(taskTypes).argParser(collectTypes),
    )
    .option('--all', 'also tasks that are done, declined or only proposed')
    .addOption(new Option('--sort <by>', 'order of the tasks').choices(sortings).default('due'))
    .addOption(new Option('--format <name>', 'output format').choices(taskFormats).default('table'))
    .addOption(new Option('--digest', 'what is due this week, by owner, as Markdown').implies({ format: 'markdown' }))
    .option('--no-history', 'do not read from git which due dates moved and which tasks were removed')
    .addOption(new Option('--fail-on <what>', 'exit with 1 if a listed task is overdue').choices(['overdue']))
    .addOption(configFile())
    .addOption(noCache())
    .addOption(cacheLocation())
    .action(async (options: TasksOptions) => {
      const { listTasks } = await import('../commands/tasks.ts');
      done(await listTasks(options, io));
    });
  tasks
    .command('sync')
    .description('compare tasks with their tickets: what is closed there and open here')
    .argument(
      '[files...]',
      'what a tracker exported, as JSON or CSV; - for standard input (default: ask the code host)',
    )
    .option('--write', 'update the documents')
    .option('--create', 'open a ticket for each outstanding task that has none, and write it into the document')
    .option('--dry-run', 'show what --write and --create would do: a patch, and which tickets')
    .addOption(
      new Option('--from <host>', "code host to ask (default: that of git's remote origin)").choices(hostKinds),
    )
    .option(
      '--host-url <url>',
      'address of GitHub Enterprise, or of a GitLab of your own (default: that of the remote)',
    )
    .option('--project <repository>', 'owner/repository of the tickets (default: that of the remote)')
    .addOption(new Option('--label <name>', 'with --create: label of new tickets; repeatable').argParser(collect))
    .option('--limit <number>', 'with --create: open at most this many tickets (default: 20)', toCount)
    .action(async (names: string[], _options: unknown, command: Command) => {
      const { tasksSync } = await import('../commands/tasks-sync.ts');
      done(await tasksSync(names, command.optsWithGlobals<TasksSyncOptions>(), io));
    });
  program
    .command('find')
    .description('search all incidents: what happened, what helped, what it was not, and who knows about it')
    .argument('<words...>', 'words, which may have typos; "texts in quotes" and names such as pg_conn are exact')
    .addOption(new Option('--format <name>', 'output format').choices(findFormats).default('text'))
    .option('--limit <number>', 'show at most this many incidents, and tasks (default: 5)', toCount)
    .addOption(configFile())
    .addOption(noCache())
    .addOption(cacheLocation())
    .action(async (words: string[], options: FindOptions) => {
      const { find } = await import('../commands/find.ts');
      done(await find(words, options, io));
    });
  program
    .command('stats')
    .description('print the figures of all incidents: times to detect, mitigate and so on, with n and intervals')
    .addOption(new Option('--by <what>', 'figures of each group').choices(groupings))
    .addOption(new Option('--format <name>', 'output format').choices(statsFormats).default('table'))
    .addOption(configFile())
    .addOption(noCache())
    .addOption(cacheLocation())
    .action(async (options: StatsOptions) => {
      const { stats } = await import('../commands/stats.ts');
      done(await stats(options, io));
    });
  program
    .command('index')
    .description('keep a list of all incidents in a Markdown file, between two markers')
    .option('--write <file>', 'file with <!-- casebook index --> and <!-- casebook index end -->, such as README.md')
    .option('--check', 'write nothing, and exit with 1 if the file is out of date')
    .addOption(configFile())
    .addOption(noCache())
    .addOption(cacheLocation())
    .action(async (options: IndexOptions, command: Command) => {
      if (options.check && options.write === undefined) command.error('error: --check needs --write <file>');
      const { indexIncidents } = await import('../commands/index-incidents.ts');
      done(await indexIncidents(options, io));
    });
}

function collectTypes(text: string, earlier?: readonly string[]): string[] {
  if (!taskTypes.some((type) => type === text)) {
    throw new InvalidArgumentError(`Allowed choices are ${taskTypes.join(', ')}.`);
  }
  return collect(text, earlier);
}
