import { inspect } from 'node:util';
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { addBrowseCommands } from './cli/browse.ts';
import { addCheckCommands } from './cli/check.ts';
import { addExamples } from './cli/examples.ts';
import { explainErrors } from './cli/explain-errors.ts';
import { addLearnCommands } from './cli/learn.ts';
import { addWriteCommands } from './cli/write.ts';
import { processIo, type ExitCode, type Io } from './host/io.ts';
import { UserError } from './errors.ts';
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
        ? errorText(error)
        : `this is a bug in Casebook, please report it\n${plainLines(inspect(error))}`;
    process.stderr.write(`casebook: ${reason}\n`);
  }
}

/** An error as printed: one line for each thing to correct. */
export function errorText({ message, others }: UserError): string {
  return [message, ...others].map((line) => plainLine(line)).join('\n          ');
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
    // Commander's own flag, which 0.1.0 had.
    const known = args[0] === '-V' ? ['--version'] : [...args];
    await program.parseAsync(known, { from: 'user' });
  } catch (error) {
    // Commander throws for `--help` and `--version` as well, with exit code 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  return exitCode;
}

/**
 * Define the command line.
 *
 * @param done Receives the exit code of the command that runs.
 */
export function createProgram(io: Io, done: (code: ExitCode) => void): Command {
  const program = new Command('casebook')
    .description('Postmortems as code: check them in a pull request, browse them as a site.')
    .version(packageJson.version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print the help of the command')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHasColors: () => io.stdout.color,
      getErrHasColors: () => io.stderr.color,
      getOutHelpWidth: () => io.stdout.columns ?? 80,
      getErrHelpWidth: () => io.stderr.columns ?? 80,
    })
    // Ours are one line, and the same as those about documents.
    .showSuggestionAfterError(false);
  // Each command loads what it needs, so that none waits for the code of the others.
  addCheckCommands(program, io, done);
  addWriteCommands(program, io, done);
  addBrowseCommands(program, io, done);
  addLearnCommands(program, io, done);
  addExamples(program);
  explainErrors(program);
  return program;
}
