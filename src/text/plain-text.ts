/**
 * A text from a document, a file name or a configuration as part of one line of a terminal or a log, where it does
 * nothing but be read: it ends no line, moves no cursor, changes no colour and no direction of writing, links to
 * nothing, hides nothing, and is no command for a CI host. Offsets stay the same.
 *
 * @see https://trojansource.codes
 */
export function plainText(text: string): string {
  // Most texts hold nothing of the kind, and this is faster.
  if (/^[\x20-\x7E]*$/.test(text) && !/^\s*:|#/.test(text)) return text;
  return text
    .toWellFormed()
    .replaceAll(lineEndsAndControls, ' ')
    .replaceAll(invisible, (found) => replacement.repeat(found.length))
    .replaceAll(commandAnywhere, ' ')
    .replace(commandAtStart, '$1 ');
}

/** A {@link plainText} of a limited length: of a longer one, the start and the end. */
export function plainLine(text: string, longest = 2000): string {
  if (text.length <= longest) return plainText(text);
  const half = Math.floor(longest / 2);
  return plainText(`${text.slice(0, half)} … ${text.slice(-half)}`);
}

/** A text of several lines, each as {@link plainText}. */
export function plainLines(text: string): string {
  return text.split('\n').map(plainText).join('\n');
}

/**
 * JSON with the same value, of which nothing is a command for a terminal or a CI host: such characters are written as
 * `\u` and their code.
 *
 * @param json What `JSON.stringify` returns.
 */
export function plainJson(json: string): string {
  const escaped = json.replaceAll(unsafeInJson, (found) =>
    Array.from({ length: found.length }, (_, index) => escape(found.charCodeAt(index))).join(''),
  );
  return escaped.replaceAll(commandAnywhere, escape('#'.charCodeAt(0)));
}

function escape(code: number): string {
  return String.raw`\u${code.toString(16).padStart(4, '0')}`;
}

/** C0 and C1 controls, delete, and what Unicode calls ends of lines. */
const lineEndsAndControls = /[\p{Cc}\p{Zl}\p{Zp}]/gu;

/**
 * Characters without a picture: marks that change the direction of writing, tags, and others that only machines see.
 * Joiners stay, since emoji and several scripts need them.
 */
const invisible = /(?![\u200C\u200D])[\p{Cf}\u{E0000}-\u{E0FFF}\uFFF0-\uFFFB]/gu;
const replacement = '\uFFFD';

/** `JSON.stringify` escapes the other controls, and the ends of its own lines are no text. */
const unsafeInJson = /(?![\u200C\u200D])[\u007F-\u009F\p{Cf}\p{Zl}\p{Zp}\u{E0000}-\u{E0FFF}\uFFF0-\uFFFB]/gu;

/**
 * `##[add-mask]` of GitHub Actions, whose runner looks for it anywhere in a line, `##vso[` of Azure Pipelines, and
 * `##teamcity[`.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
const commandAnywhere = commandPattern('(?<=# )#(?= (?:[[] |v s o [[] |t e a m c i t y [[] ))');

/** `::error::` of GitHub Actions, whose runner skips white space at the start of a line. */
const commandAtStart = /^([\s\p{DI}]*:\p{DI}*):/u;

/** A pattern that allows characters between others which .NET, the language of runners, ignores when it compares texts. */
function commandPattern(spaced: string): RegExp {
  return new RegExp(spaced.replaceAll(' ', String.raw`\p{DI}*`), 'giu');
}

/**
 * Whether a text of several lines may hold a command for GitHub Actions. It is wrong about many texts that hold none, such
 * as `std::vector`.
 */
export function mayHoldCommands(text: string): boolean {
  return /:\p{DI}*:|#\p{DI}*#\p{DI}*\[/u.test(text);
}
