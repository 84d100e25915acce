type Rgb = readonly [red: number, green: number, blue: number];

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];

/** The backgrounds of pages, light and dark; as in site/src/styles/tokens.css. */
const papers = { light: white, dark: [15, 19, 23] } as const;

/** Minimum contrast of text and its background: WCAG 2, level AA. */
const leastContrast = 4.5;

/**
 * The style of links, focus and hover in a team's own colour. The colour is darkened on white and lightened on black until
 * the contrast is sufficient.
 *
 * @param accent `#rgb` or `#rrggbb`.
 * @see https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
export function accentStyle(accent: string): string {
  const colour = parse(accent);
  const light = readable(colour, papers.light, black);
  const dark = readable(colour, papers.dark, white);
  const rule = (ink: Rgb, paper: Rgb) =>
    `:root{--accent:${hex(ink)};--focus:${hex(ink)};--accent-wash:${hex(mix(paper, ink, 0.12))};--on-accent:${hex(paper)}}`;
  // High-contrast mode and print keep the colours that are made for them.
  return `@media screen and (prefers-contrast:no-preference){${rule(light, papers.light)}}
@media screen and (prefers-contrast:no-preference) and (prefers-color-scheme:dark){${rule(dark, papers.dark)}}
`;
}

/** The colour with as little of another colour mixed in as makes it readable on a background. */
function readable(colour: Rgb, paper: Rgb, other: Rgb): Rgb {
  const shares = Array.from({ length: 101 }, (_, index) => index / 100);
  const mixed = shares.map((share) => mix(colour, other, share));
  // Text is also written on the wash, which contrasts less with it.
  return mixed.find((ink) => contrast(ink, mix(paper, ink, 0.12)) >= leastContrast) ?? other;
}

function parse(text: string): Rgb {
  const digits = text.slice(1).replace(/^(.)(.)(.)$/, '$1$1$2$2$3$3');
  const part = (index: number) => Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16);
  return [part(0), part(1), part(2)];
}

function hex(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const part = (index: 0 | 1 | 2) => Math.round(a[index] + (b[index] - a[index]) * share);
  return [part(0), part(1), part(2)];
}

/** The contrast ratio of two colours, from 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].toSorted((one, other) => one - other);
  return (lighter + 0.05) / (darker + 0.05);
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
