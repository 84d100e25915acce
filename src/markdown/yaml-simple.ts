import type { Position, ValuePositions } from '../position.ts';
import { isWord, notSimple, plain, plainAt, quotedAt, type Value } from './yaml-simple-texts.ts';

/** A line, or what is left of it behind `- `. */
interface Line {
  /** Offset and column of its first sign that is not a space. */
  start: number;
  column: number;
  /** Without spaces around it. */
  text: string;
  row: number;
  /** The white space at its end. */
  tail: string;
}

/**
 * Read YAML of the simple kind, line by line: mappings and lists in block style, texts on one line, in quotes or without,
 * and brackets on one line. Nearly all frontmatter is of this kind, which takes a tenth of the time that yaml takes.
 *
 * @returns What yaml would give; `undefined` when there is anything else in it, faults and comments among them.
 */
export function readSimpleYaml(
  yaml: string,
  place: (start: number, end: number) => Position,
): { data: unknown; positions: ValuePositions } | undefined {
  if (unusual.test(yaml)) return undefined;
  const positions: ValuePositions = {};
  try {
    const lines = linesOf(yaml);
    if (lines.length === 0) return undefined;
    const reader = new Reader(lines, positions, place);
    const { data } = reader.readBlock('', undefined);
    return reader.isAtEnd() ? { data, positions } : undefined;
  } catch (error) {
    if (error !== notSimple) throw error;
    return undefined;
  }
}

/** Comments, marks of documents, lines of spaces, and white space and signs that are not seen. */
const unusual = /(?:^|\s)#|^(?:---|\.\.\.|%| +$)|(?![\r\n ])[\p{C}\p{Z}]|\r(?!\n)/mu;

/** More than anybody nests. */
const deepest = 20;

function linesOf(yaml: string): Line[] {
  const lines: Line[] = [];
  let offset = 0;
  for (const [row, line] of yaml.split('\n').entries()) {
    const text = line.trim();
    const column = text === '' ? 0 : line.indexOf(text[0] ?? '');
    if (text !== '') lines.push({ start: offset + column, column, text, row, tail: line.slice(column + text.length) });
    offset += line.length + 1;
  }
  return lines;
}

class Reader {
  private index = 0;
  private depth = 0;
  private readonly lines: Line[];
  private readonly positions: ValuePositions;
  private readonly place: (start: number, end: number) => Position;

  constructor(lines: Line[], positions: ValuePositions, place: (start: number, end: number) => Position) {
    this.lines = lines;
    this.positions = positions;
    this.place = place;
  }

  isAtEnd(): boolean {
    return this.index === this.lines.length;
  }

  /** The mapping or the list that begins on the current line. */
  readBlock(pointer: string, key: Position | undefined): Value {
    const line = this.lines[this.index];
    this.depth += 1;
    if (!line || this.depth > deepest) throw notSimple;
    // Places keep the order of the text, in which a collection comes before its values.
    const position = this.claim(pointer, key);
    const value = line.text.startsWith('- ')
      ? this.readList(line.column, pointer)
      : this.readMapping(line.column, pointer);
    position.value = this.place(line.start, value.end);
    this.depth -= 1;
    if ((this.lines[this.index]?.column ?? 0) > line.column) throw notSimple;
    return value;
  }

  private readMapping(column: number, pointer: string): Value {
    const data: Record<string, unknown> = {};
    let end = 0;
    for (let line = this.lines[this.index]; line?.column === column; line = this.lines[this.index]) {
      const [match, name = '', rest = ''] = keyed.exec(line.text) ?? [];
      if (match === undefined || Object.hasOwn(data, name) || isWord(name)) throw notSimple;
      const key = this.place(line.start, line.start + name.length);
      const below = `${pointer}/${name}`;
      this.index += 1;
      const value =
        rest === ''
          ? this.readBelow(line, below, key)
          : this.readInline(rest, line.start + line.text.length - rest.length, column, below, key);
      data[name] = value.data;
      ({ end } = value);
    }
    // A mapping has at least one key.
    if (end === 0) throw notSimple;
    return { data, end };
  }

  /** The value of a key that is followed by nothing on its line. */
  private readBelow({ column, start, text, tail }: Line, pointer: string, key: Position): Value {
    const end = start + text.length;
    const next = this.lines[this.index];
    const hasBlock = next && (next.column > column || (next.column === column && next.text.startsWith('- ')));
    if (hasBlock) return this.readBlock(pointer, key);
    // To yaml, the value is behind the spaces.
    if (tail.includes(' ')) throw notSimple;
    this.positions[pointer] = { value: this.place(end, end), key };
    return { data: null, end };
  }

  private readList(column: number, pointer: string): Value {
    const data: unknown[] = [];
    let end = 0;
    for (let line = this.lines[this.index]; line?.column === column; line = this.lines[this.index]) {
      if (!line.text.startsWith('- ')) break;
      const text = line.text.slice(1).trimStart();
      const skipped = line.text.length - text.length;
      const item = { ...line, start: line.start + skipped, column: column + skipped, text };
      const below = `${pointer}/${data.length}`;
      if (text.startsWith('- ') || keyed.test(text)) {
        this.lines[this.index] = item;
        const value = this.readBlock(below, undefined);
        data.push(value.data);
        ({ end } = value);
      } else {
        this.index += 1;
        const value = this.readInline(text, item.start, column, below, undefined);
        data.push(value.data);
        ({ end } = value);
      }
    }
    return { data, end };
  }

  /** A value that takes the rest of a line. */
  private readInline(text: string, start: number, column: number, pointer: string, key: Position | undefined): Value {
    if (folds.test(text)) return this.readFolded(text, start, column, pointer, key);
    // A line that is indented deeper continues the text.
    if ((this.lines[this.index]?.column ?? 0) > column) throw notSimple;
    if (text.startsWith('[') || text.startsWith('{')) {
      const value = this.readFlow(text, 0, start, pointer, key);
      if (value.end !== text.length) throw notSimple;
      return { data: value.data, end: start + value.end };
    }
    const quoted = quotedAt(text, 0);
    const isWhole = quoted?.end === text.length;
    if (quoted ? !isWhole : /: |:$/.test(text)) throw notSimple;
    this.positions[pointer] = { value: this.place(start, start + text.length), ...(key && { key }) };
    return { data: quoted ? quoted.data : plain(text), end: start + text.length };
  }

  /** A text below `>-` or `|-`, without empty lines and further indentation. */
  private readFolded(mark: string, start: number, column: number, pointer: string, key: Position | undefined): Value {
    const texts: string[] = [];
    const first = this.lines[this.index];
    let last = this.lines[this.index - 1];
    for (let line = first; line && line.column > column; line = this.lines[this.index]) {
      if (line.column !== first?.column || line.row !== (last?.row ?? 0) + 1 || line.tail !== '') throw notSimple;
      texts.push(line.text);
      last = line;
      this.index += 1;
    }
    if (!last || texts.length === 0) throw notSimple;
    const end = last.start + last.text.length;
    this.positions[pointer] = { value: this.place(start, end), ...(key && { key }) };
    return { data: texts.join(mark.startsWith('>') ? ' ' : '\n'), end };
  }

  /** A value within brackets; `at` and its end are offsets in `text`, which begins at `start`. */
  private readFlow(text: string, at: number, start: number, pointer: string, key: Position | undefined): Value {
    this.depth += 1;
    if (this.depth > deepest) throw notSimple;
    const position = this.claim(pointer, key);
    const value = isOpening(text[at])
      ? this.readBrackets(text, at, start, pointer)
      : (quotedAt(text, at) ?? plainAt(text, at));
    position.value = this.place(start + at, start + value.end);
    this.depth -= 1;
    return value;
  }

  private readBrackets(text: string, at: number, start: number, pointer: string): Value {
    const isList = text[at] === '[';
    const items: unknown[] = [];
    const data: Record<string, unknown> = {};
    let end = skipSpaces(text, at + 1);
    while (text[end] !== (isList ? ']' : '}')) {
      if (isList) {
        const item = this.readFlow(text, end, start, `${pointer}/${items.length}`, undefined);
        items.push(item.data);
        ({ end } = item);
      } else {
        const [, name] = /^([A-Za-z][\w-]*): +/.exec(text.slice(end)) ?? [];
        if (name === undefined || Object.hasOwn(data, name) || isWord(name)) throw notSimple;
        const key = this.place(start + end, start + end + name.length);
        const value = this.readFlow(text, skipSpaces(text, end + name.length + 1), start, `${pointer}/${name}`, key);
        data[name] = value.data;
        ({ end } = value);
      }
      end = skipSpaces(text, end);
      if (text[end] === ',') end = skipSpaces(text, end + 1);
      else if (text[end] !== (isList ? ']' : '}')) throw notSimple;
    }
    return { data: isList ? items : data, end: end + 1 };
  }

  private claim(pointer: string, key: Position | undefined): ValuePositions[string] {
    const position = { value: this.place(0, 0), ...(key && { key }) };
    this.positions[pointer] = position;
    return position;
  }
}

/** `key: value`, and `key:` alone. */
const keyed = /^([A-Za-z][\w-]*):(?: +(.*))?$/;

const folds = /^[>|]-$/;

function isOpening(sign: string | undefined): boolean {
  return sign === '[' || sign === '{';
}

function skipSpaces(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ') end += 1;
  return end;
}
