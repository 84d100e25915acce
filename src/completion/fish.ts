import type { CompletedCommand, CompletedOption, Values } from './describe-commands.ts';

/** A completion script for fish 3.0 and later. */
export function fishScript(commands: readonly CompletedCommand[]): string {
  const cases = commands.flatMap(({ path, subcommands }) =>
    subcommands.map(({ name }) => {
      const below = `${path} ${name}`.trimStart();
      return `            case ${quoted(`${path} ${name}`)}\n                set path ${quoted(below)}`;
    }),
  );
  return `# Completion of casebook for fish: source this file, or put it into ~/.config/fish/completions/.
function __casebook_at
    set -l path ''
    for word in (commandline -opc)[2..-1]
        switch "$path $word"
${cases.join('\n')}
        end
    end
    test "$path" = "$argv[1]"
end

complete -c casebook -f
${commands.flatMap(linesOf).join('\n')}
`;
}

function linesOf({ path, subcommands, options, arguments: positional }: CompletedCommand): string[] {
  const here = `complete -c casebook -n ${quoted(`__casebook_at '${path}'`)}`;
  return [
    ...subcommands.map(({ name, description }) => `${here} -a ${name} -d ${quoted(description)}`),
    ...options.map((option) => `${here} ${flagsOf(option)} -d ${quoted(option.description)}`),
    ...positional.flatMap((values) => {
      const given = valueOf(values);
      return given === '' ? [] : [`${here} ${given}`];
    }),
  ];
}

function flagsOf({ name, short, value }: CompletedOption): string {
  const flags = [`-l ${name}`, ...(short === undefined ? [] : [`-s ${short.slice(1)}`])];
  if (!value) return flags.join(' ');
  return [...flags, value.kind === 'files' ? '-r' : '-x', valueOf(value)].join(' ').trimEnd();
}

function valueOf({ kind, words }: Values): string {
  if (kind === 'words') return `-a ${quoted(words.join(' '))}`;
  if (kind === 'files') return '-F';
  return kind === 'folders' ? `-a '(__fish_complete_directories)'` : '';
}

function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
}
