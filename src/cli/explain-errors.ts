import type { Command } from 'commander';
import { plainLine } from '../text/plain-text.ts';
import { nearest } from '../text/typo.ts';
import { pathOf } from './examples.ts';

/** Print the errors of a command line in one line, with what was most likely meant. */
export function explainErrors(program: Command): void {
  for (const command of withDescendants(program)) {
    command.configureOutput({
      outputError: (text, write) => write(`casebook: ${plainLine(explain(text, command))}\n`),
    });
  }
}

/** A command, and all below it. */
export function withDescendants(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withDescendants)];
}

/** @param text An error in the words of commander. */
function explain(text: string, command: Command): string {
  const reason = text.replace(/^error: /, '').trimEnd();
  const [, flag] = /^unknown option '([^=]*).*'$/s.exec(reason) ?? [];
  if (flag !== undefined) return `unknown option '${flag}'; ${hintOfOption(flag, command)}`;
  const isExtra = command.commands.length > 0 && reason.startsWith('too many arguments ');
  const name = isExtra ? command.args[0] : /^unknown command '(.*)'$/s.exec(reason)?.[1];
  if (name !== undefined) {
    return `unknown command '${`${pathOf(command)} ${name}`.trimStart()}'; ${hintOfCommand(name, command)}`;
  }
  const [, invalid = '', value = '', choices] =
    /^(.* (?:argument|value) '(.*)' is invalid.*?)\. Allowed choices are (.*)\.$/s.exec(reason) ?? [];
  if (choices !== undefined) {
    const meant = mostLikely(value, choices.split(', '));
    const hint = meant === undefined ? '.' : `; did you mean ${meant}?`;
    return `${invalid}${hint} Allowed choices are ${choices}.`;
  }
  const [, missing] = /^(?:(?:required )?option|missing required argument) '(.*?)'/.exec(reason) ?? [];
  const allowed =
    command.options.find((option) => option.flags === missing)?.argChoices ??
    command.registeredArguments.find((argument) => argument.name() === missing)?.argChoices;
  return allowed && !reason.endsWith('.') ? `${reason}. Allowed choices are ${allowed.join(', ')}.` : reason;
}

function hintOfOption(flag: string, command: Command): string {
  const own = withAncestors(command).flatMap(longFlags);
  const bare = (name: string): string => name.replace(/^--/, '');
  const others = withDescendants(withAncestors(command).at(-1) ?? command).filter(
    (other) => other.parent && longFlags(other).includes(flag),
  );
  const listed = `casebook ${pathOf(command)}`.trimEnd();
  if (others.length > 0 && others.length <= 3) {
    return `${flag} is an option of ${others.map((other) => `casebook ${pathOf(other)}`).join(', ')}`;
  }
  const meant = flag.startsWith('--') ? mostLikely(bare(flag), own.map(bare)) : undefined;
  return meant === undefined ? `${listed} --help lists the options` : `did you mean --${meant}?`;
}

function hintOfCommand(name: string, command: Command): string {
  if (command.parent === null && /[\\/]|\.md$/i.test(name)) return `did you mean casebook lint ${name}?`;
  const meant = mostLikely(
    name,
    command.commands.map((one) => one.name()),
  );
  return meant === undefined
    ? `casebook ${pathOf(command)}`.trimEnd() + ' --help lists the commands'
    : `did you mean ${meant}?`;
}

/** A typo of a word, or its beginning, or more than it: `doc`, `initialize`. Of several, the one with swapped letters. */
export function mostLikely(word: string, words: readonly string[]): string | undefined {
  const sorted = (text: string): string => [...text].toSorted().join('');
  const begun = words.filter((other) => word.length > 2 && (other.startsWith(word) || word.startsWith(other)));
  return (
    nearest(word, words) ??
    words.find((other) => sorted(other) === sorted(word)) ??
    (begun.length === 1 ? begun[0] : undefined)
  );
}

function withAncestors(command: Command): Command[] {
  return [command, ...(command.parent ? withAncestors(command.parent) : [])];
}

function longFlags(command: Command): string[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .flatMap(({ long }) => long ?? []);
}
