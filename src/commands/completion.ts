import type { Command } from 'commander';
import schema from '../../schema/postmortem.schema.json' with { type: 'json' };
import { bashScript } from '../completion/bash.ts';
import { describeCommands } from '../completion/describe-commands.ts';
import { fishScript } from '../completion/fish.ts';
import type { Shell } from '../completion/shells.ts';
import { zshScript } from '../completion/zsh.ts';
import { defaultSettings } from '../config/defaults.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { rules } from '../rules/index.ts';

/** Print a script that completes the commands, options and values of a command line. */
export function completion(shell: Shell, program: Command, io: Io): ExitCode {
  const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };
  const commands = describeCommands(program, {
    // Only names that are the same in every repository.
    'explain rule': rules.map(({ id }) => id),
    'new --kind': schema.properties.kind.enum,
    'note --kind': defaultSettings.kinds,
    'help command': program.commands.map((command) => command.name()),
  });
  io.stdout.write(scripts[shell](commands));
  return 0;
}
