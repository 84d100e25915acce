// How marks stand beside each other, in pixels. Used by the pages and by the browser: nothing here may need a library.

const step = 17;
/** More of them in a line would be a texture. */
const inLine = 12;

/** Marks of one thing; where it has more, a number stands for the others. */
export const mostMarks = 24;

/** The middle of a mark. */
export function markPlace(index: number): { x: number; y: number } {
  return { x: (index % inLine) * step + 7, y: Math.floor(index / inLine) * step + 7.5 };
}

/** The size of a picture of so many. */
export function marksSize(count: number): { width: number; height: number } {
  return { width: Math.min(count, inLine) * step, height: Math.ceil(count / inLine) * step - 2 };
}
