// A grid of small symbols, one for each task or incident, in pixels.

const step = 17;
/** More symbols in a line would be read as a texture. */
const perLine = 8;

/** Symbols drawn for one thing; a number stands for the others. */
export const maxGlyphs = 24;

/** The centre of a symbol. */
export function glyphPosition(index: number): { x: number; y: number } {
  return { x: (index % perLine) * step + 7, y: Math.floor(index / perLine) * step + 7.5 };
}

/** The size of a grid of `count` symbols. */
export function gridSize(count: number): { width: number; height: number } {
  return { width: Math.min(count, perLine) * step, height: Math.ceil(count / perLine) * step - 2 };
}
