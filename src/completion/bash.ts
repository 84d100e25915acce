import type { CompletedCommand, Values } from './describe-commands.ts';

/** A completion script for bash 3.2, which macOS has, and later. */
export function bashScript(commands: readonly CompletedCommand[]): string {
  const withValue = commands.flatMap(({ path, options }) =>
    options.flatMap(({ long, value }) => (value ? [{ path, long, value }] : [])),
  );
  const below = commands.filter(({ path }) => path !== '');
  return `# Completion of casebook for bash: source this file, or put it where bash-completion finds it.
_casebook() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} path= index
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    case "$path \${COMP_WORDS[index]}" in
${below.map(({ path }) => `      ${quoted(parentKey(path))}) path=${quoted(path)} ;;`).join('\n')}
      ${alternatives(withValue)}) ((index++)) ;;
    esac
  done
  # Bash takes --format=json for three words.
  if [[ $current == = ]]; then
    current=
  elif [[ $before == = ]]; then
    before=\${COMP_WORDS[COMP_CWORD - 2]}
    # json=file, the value of an option.
    if [[ $before != -* ]]; then
      _casebook_files -f "$current"
      return
    fi
  fi
  case "$path $before" in
${offers(withValue)}
  esac
  case "$path" in
${commands.map(body).join('\n')}
  esac
}

_casebook_words() {
  local word
  for word in $1; do
    [[ $word == "$2"* ]] && COMPREPLY+=("$word")
  done
  return 0
}

# Names may contain spaces.
_casebook_files() {
  local name
  while IFS= read -r name; do
    COMPREPLY+=("$name")
  done < <(compgen "$1" -- "$2")
  compopt -o filenames 2>/dev/null
  return 0
}

complete -F _casebook casebook
`;
}

/** What follows an option with a value; options with the same values share a line. */
function offers(options: readonly { path: string; long: string; value: Values }[]): string {
  const groups = Map.groupBy(options, ({ value }) => offer(value));
  return Array.from(groups, ([command, group]) => `    ${alternatives(group)}) ${command}return ;;`).join('\n');
}

function body({ path, subcommands, options, arguments: positional }: CompletedCommand): string {
  const flags = options.flatMap(({ long, short }) => [long, ...(short === undefined ? [] : [short])]);
  const rest = [
    ...(subcommands.length > 0 ? [offerWords(subcommands.map(({ name }) => name))] : []),
    ...positional.map(offer),
  ];
  return [
    `    ${quoted(path)})`,
    `      if [[ $current == -* ]]; then ${offerWords(flags)}`,
    ...(rest.join('') === '' ? [] : [`      else ${rest.join('')}`]),
    '      fi ;;',
  ].join('\n');
}

/** A command of bash that adds the values, and a semicolon; empty if there is nothing to add. */
function offer({ kind, words, areBeginnings }: Values): string {
  if (kind === 'words') return offerWords(words) + (areBeginnings ? 'compopt -o nospace 2>/dev/null; ' : '');
  if (kind === 'any') return '';
  return `_casebook_files ${kind === 'files' ? '-f' : '-d'} "$current"; `;
}

function offerWords(words: readonly string[]): string {
  return `_casebook_words ${quoted(words.join(' '))} "$current"; `;
}

function alternatives(options: readonly { path: string; long: string }[]): string {
  return options.map(({ path, long }) => quoted(`${path} ${long}`)).join(' | ');
}

/** The path before a command, and its name: what the loop has seen when it comes to the command. */
function parentKey(path: string): string {
  const names = path.split(' ');
  return `${names.slice(0, -1).join(' ')} ${names.at(-1)}`;
}

/** Names of ours and words of our definitions contain no quote. */
function quoted(text: string): string {
  return `'${text}'`;
}
