import type { CompletedCommand, CompletedOption, Values } from './describe-commands.ts';

/** A completion script for zsh: a function for each command. */
export function zshScript(commands: readonly CompletedCommand[]): string {
  return `#compdef casebook
# Completion of casebook for zsh: source this file, or put it into a folder of $fpath, as _casebook.
${commands.map(functionOf).join('\n')}
if [[ $funcstack[1] == _casebook ]]; then
  _casebook "$@"
else
  compdef _casebook casebook
fi
`;
}

function functionOf({ path, subcommands, options, arguments: positional }: CompletedCommand): string {
  const specs = [
    ...options.map(optionSpec),
    ...(subcommands.length > 0
      ? [quoted('1: :->command'), quoted('*:: :->rest')]
      : positional.map(
          (values, index) =>
            quoted(`${index === positional.length - 1 ? '*' : index + 1}:${values.name}:`) + action(values),
        )),
  ];
  const name = nameOf(path);
  const below = subcommands.map((one) => `    ${one.name}) ${nameOf(`${path} ${one.name}`.trimStart())} && ret=0 ;;`);
  const list = `  local -a commands=(
${subcommands.map((one) => `    ${quoted(`${one.name}:${one.description}`)}\n`).join('')}  )
`;
  const choice = `  case $state in
    command) _describe command commands && ret=0 ;;
    rest) case $words[1] in
${below.join('\n')}
    esac ;;
  esac
`;
  return `${name}() {
  local curcontext=$curcontext state line ret=1
${subcommands.length > 0 ? list : ''}  _arguments -C \\
${specs.map((spec) => `    ${spec} \\\n`).join('')}    && ret=0
${subcommands.length > 0 ? choice : ''}  return ret
}
`;
}

function optionSpec({ long, short, description, isRepeatable, value }: CompletedOption): string {
  const explained = quoted(`[${description.replaceAll(/[\\[\]:]/g, String.raw`\$&`)}]`);
  const given = value ? quoted(`:${value.name}:`) + action(value) : '';
  const flag = value ? `${long}=` : long;
  if (short !== undefined) return `${quoted(`(${short} ${long})`)}{${short},${flag}}${explained}${given}`;
  return `${quoted((isRepeatable ? '*' : '') + flag)}${explained}${given}`;
}

function action({ kind, words, areBeginnings }: Values): string {
  if (areBeginnings) return quoted(`{ compset -P "*=" && _files || compadd -S "" -- ${words.join(' ')} }`);
  if (kind === 'words') return quoted(`(${words.join(' ')})`);
  if (kind === 'any') return quoted(' ');
  return quoted(kind === 'files' ? '_files' : '_files -/');
}

function nameOf(path: string): string {
  return ['_casebook', ...(path === '' ? [] : path.split(' '))].join('_');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
