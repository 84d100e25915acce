import { inspect } from 'node:util';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import type { BuildOptions } from './commands/build.ts';
import { config } from './commands/config.ts';
import { explain } from './commands/explain.ts';
import { processIo, type ExitCode, type Io } from './host/io.ts';
import { formats, lint, type LintOptions } from './commands/lint.ts';
import { UserError } from './errors.ts';

/** Run the command line that the process was started with. */
export async function run(): Promise<void> {
  // `casebook lint | head` closes the pipe early, which is no trouble of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  try {
    process.exitCode = await main(process.argv.slice(2), processIo(process));
  } catch (error) {
    // Exit code 1 would say that documents have errors.
    process.exitCode = 2;
    const trouble =
      error instanceof UserError ? error.message : `this is a bug in Casebook, please report it\n${inspect(error)}`;
    process.stderr.write(`casebook: ${trouble}\n`);
  }
}

/**
 * Run one command line.
 *
 * @param args What stands behind `casebook`.
 * @returns 0 when all is well, 1 when documents have errors, 2 when the command line itself is wrong.
 * @throws {UserError} What the user can mend.
 */
export async function main(args: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = createProgram(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    // Thrown for `--help` and `--version` too, with exit code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  return exitCode;
}

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
      // One line: the suggestion comes on a second one.
      outputError: (text, write) => write(text.replace(/^error: /, 'casebook: ').replace(/\n(?=\()/, ' ')),
    })
    .showSuggestionAfterError();
  program
    .command('lint')
    .description('say what is wrong with postmortems, where, and how to mend it')
    .argument('[paths...]', 'files or folders to check (default: the configured ones, postmortems/**/*.md)')
    .addOption(
      new Option('--format <name>', 'how to say it (default: github in GitHub Actions, else pretty)').choices(formats),
    )
    .option('--fix', 'mend what has one answer, and say what is left')
    .addOption(new Option('--dry-run', 'show what --fix would change, and change nothing').implies({ fix: true }))
    .option('--max-warnings <number>', 'exit with 1 when there are more warnings', toCount)
    .action(async (paths: string[], options: LintOptions) => done(await lint(paths, options, io)));
  program
    .command('explain')
    .description('say what a rule is about, why, and what it says')
    .argument('[rule]', 'id of the rule (default: all of them, in a line each)')
    .action((rule: string | undefined) => done(explain(rule, io)));
  program
    .command('config')
    .description('print what the configuration and the defaults come to, and where each stands')
    .action(async () => done(await config(io)));
  program
    .command('build')
    .description('build the site: every incident, its timeline, every outstanding task')
    .option('--out <folder>', 'where the site goes', '_site')
    .option('--strict', 'build nothing when a document has an error')
    .action(async (options: BuildOptions) => {
      // What makes HTML is a third of the package, and a check needs none of it.
      const { build } = await import('./commands/build.ts');
      done(await build(options, io));
    });
  return program;
}

function toCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Expected a whole number.');
  return Number(text);
}
