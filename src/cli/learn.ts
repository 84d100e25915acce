import { Argument, type Command } from 'commander';
import { shells, type Shell } from '../completion/shells.ts';
import type { ExitCode, Io } from '../host/io.ts';

/** Commands about the command line itself. */
export function addLearnCommands(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('completion')
    .description('print a script that completes commands, options and their values')
    .addArgument(new Argument('<shell>', 'your shell').choices(shells))
    .action(async (shell: Shell) => {
      const { completion } = await import('../commands/completion.ts');
      done(completion(shell, program, io));
    });
  program
    .command('help')
    .description('print the help of a command')
    .argument('[command...]', 'command, such as lint or tasks sync')
    .action((names: string[]) => commandOf(program, names).help());
}

/** The command with a path such as `tasks sync`. */
function commandOf(program: Command, [name, ...names]: readonly string[]): Command {
  if (name === undefined) return program;
  const found = program.commands.find((command) => command.name() === name);
  return found ? commandOf(found, names) : program.error(`error: unknown command '${name}'`);
}
