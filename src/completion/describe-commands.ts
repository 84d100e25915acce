import type { Argument, Command, Option } from 'commander';

/** What can be typed after a command. Plain data, from which the script of each shell is made. */
export interface CompletedCommand {
  /** Such as `tasks sync`; empty for the program. */
  path: string;
  subcommands: Described[];
  options: CompletedOption[];
  /** The positional arguments; the last one may be repeated. */
  arguments: Values[];
}

export interface Described {
  name: string;
  description: string;
}

export interface CompletedOption extends Described {
  /** `--format`; `name` is without the dashes. */
  long: string;
  short?: string;
  isRepeatable: boolean;
  /** Absent if the option takes no value. */
  value?: Values;
}

/** What a value can be: some words, files, folders, or anything. */
export interface Values {
  /** As help calls it: `file`. */
  name: string;
  kind: 'words' | 'files' | 'folders' | 'any';
  words: readonly string[];
  /** Files follow each word, such as `json=`. */
  areBeginnings: boolean;
}

/**
 * Describe a program, and all commands in it, by its own definitions.
 *
 * @param known Values that the definitions leave to a command, by path and name: `explain rule`, `note --kind`.
 */
export function describeCommands(
  program: Command,
  known: Readonly<Record<string, readonly string[]>>,
): CompletedCommand[] {
  return describe(program, '');

  function describe(command: Command, path: string): CompletedCommand[] {
    const { commands } = command;
    const options = command.createHelp().visibleOptions(command);
    // Commander accepts the options of a command after the name of a subcommand as well.
    const inherited = path.includes(' ') ? (command.parent?.options ?? []) : [];
    return [
      {
        path,
        subcommands: commands.map((one) => ({ name: one.name(), description: one.description() })),
        options: [...options, ...inherited.filter(({ long }) => !options.some((own) => own.long === long))].flatMap(
          (option) => describeOption(option, path),
        ),
        arguments: command.registeredArguments.map((argument) => describeArgument(argument, path)),
      },
      ...commands.flatMap((one) => describe(one, `${path} ${one.name()}`.trimStart())),
    ];
  }

  function describeOption(option: Option, path: string): CompletedOption[] {
    const { long, short, description } = option;
    if (!long || option.hidden) return [];
    const name = /<(.*)>/.exec(option.flags)?.[1];
    return [
      {
        name: long.slice(2),
        long,
        ...(short && { short }),
        description,
        isRepeatable: description.includes('repeatable'),
        ...(name !== undefined && { value: valuesOf(name, option.argChoices ?? known[`${path} ${long}`]) }),
      },
    ];
  }

  function describeArgument(argument: Argument, path: string): Values {
    return valuesOf(argument.name(), argument.argChoices ?? known[`${path} ${argument.name()}`]);
  }
}

/** @param name As the definitions call a value: `file`, `paths`, `folder`, `format=file`. */
function valuesOf(name: string, choices: readonly string[] | undefined): Values {
  const areBeginnings = name.endsWith('=file');
  if (choices) {
    return {
      name,
      kind: 'words',
      words: areBeginnings ? choices.map((choice) => `${choice}=`) : choices,
      areBeginnings,
    };
  }
  const isFile = /^(?:file|path|document|id)s?$/.test(name);
  return { name, kind: isFile ? 'files' : name === 'folder' ? 'folders' : 'any', words: [], areBeginnings: false };
}
