import { type Command, Option } from 'commander';
import type { BaselineOptions } from '../commands/baseline.ts';
import type { DoctorOptions } from '../commands/doctor.ts';
import type { LintOptions } from '../commands/lint.ts';
import type { ReviewOptions } from '../commands/review.ts';
import { formats, type Format } from '../reporters/names.ts';
import { reviewFormats, type ReviewFormat } from '../review/formats.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { configFile, noCache, cacheLocation, collectFiles, type FileIn, toCount } from './options.ts';

/** Commands about whether postmortems are as they should be. */
export function addCheckCommands(program: Command, io: Io, done: (code: ExitCode) => void): void {
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
      new Option('--output-file <format=file>', 'write a further report to a file; repeatable')
        .choices(formats)
        .argParser((text, earlier?: readonly FileIn<Format>[]) => collectFiles(text, formats, earlier)),
    )
    .option('--quiet', 'report errors only')
    .option('--no-baseline', 'also report the messages that casebook-baseline.yaml accepts')
    .addOption(configFile())
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
      const { lint } = await import('../commands/lint.ts');
      done(await lint(paths, options, io));
    });
  program
    .command('baseline')
    .description('accept the present problems, so that lint reports only new ones')
    .option('--prune', 'remove what is fixed, and accept nothing that is new')
    .addOption(noCache())
    .addOption(cacheLocation())
    .action(async (options: BaselineOptions) => {
      const { baseline } = await import('../commands/baseline.ts');
      done(await baseline(options, io));
    });
  program
    .command('review')
    .description('say what this branch means for the postmortems, as a comment for its pull request')
    .requiredOption('--base <commit>', 'branch that this one is to be merged into')
    .addOption(new Option('--format <name>', 'output format').choices(reviewFormats).default('markdown'))
    .addOption(
      new Option('--output-file <format=file>', 'write the review to a file as well; repeatable')
        .choices(reviewFormats)
        .argParser((text, earlier?: readonly FileIn<ReviewFormat>[]) => collectFiles(text, reviewFormats, earlier)),
    )
    .addOption(noCache())
    .addOption(cacheLocation())
    .action(async (options: ReviewOptions) => {
      const { review } = await import('../commands/review.ts');
      done(await review(options, io));
    });
  program
    .command('explain')
    .description('explain a rule: what it checks, why, and an example')
    .argument('[rule]', 'id of the rule (default: list all rules)')
    .action(async (rule: string | undefined) => {
      const { explain } = await import('../commands/explain.ts');
      done(await explain(rule, io));
    });
  program
    .command('manual')
    .description('print a page of the manual, without network')
    .argument('[page]', 'name of the page, such as writing (default: list all pages)')
    .action(async (page: string | undefined) => {
      const { manual } = await import('../commands/manual.ts');
      done(await manual(page, io));
    });
  program
    .command('config')
    .description('print the effective configuration and where each value comes from')
    .action(async () => {
      const { config } = await import('../commands/config.ts');
      done(await config(io));
    });
  program
    .command('doctor')
    .description('check Node, git, configuration, baseline and cache, and say how to fix what is wrong')
    .addOption(new Option('--format <name>', 'output format').choices(['text', 'json']).default('text'))
    .addOption(configFile())
    .addOption(noCache())
    .addOption(cacheLocation())
    .action(async (options: DoctorOptions) => {
      const { doctor } = await import('../commands/doctor.ts');
      done(await doctor(options, io));
    });
}
