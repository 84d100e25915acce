import { displayWidth, wrapToWidth } from './display-width.ts';

/** The spaces between two columns. */
export const gapWidth = 2;

export interface ColumnOptions {
  /** Columns whose texts end at the same place: numbers. */
  atEnd?: ReadonlySet<number>;
  /** What is printed for a part of a text: it may add colour, but no width. */
  show?: (text: string, column: number) => string;
}

/**
 * A row of a table: texts beside each other, each broken into lines as wide as its column.
 *
 * @param widths Widths of the columns, each at least 2.
 * @returns One or more lines without spaces at their ends.
 */
export function layInColumns(
  texts: readonly string[],
  widths: readonly number[],
  { atEnd, show = (text) => text }: ColumnOptions = {},
): string[] {
  const wrapped = widths.map((width, column) => wrapToWidth(texts[column] ?? '', width));
  const height = Math.max(...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    widths
      .map((width, column) => {
        const text = wrapped[column]?.[line] ?? '';
        const space = ' '.repeat(width - displayWidth(text));
        const shown = show(text, column);
        return atEnd?.has(column) ? space + shown : shown + space;
      })
      .join(' '.repeat(gapWidth))
      .trimEnd(),
  );
}
