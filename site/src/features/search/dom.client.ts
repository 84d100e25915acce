/** An element with attributes and children; attributes that are `undefined` are left out. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | undefined> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** One of the shapes that every page has: `s1`, `k-open`. */
export function shape(name: string): SVGElement {
  const svg = document.createElementNS(svgNames, 'svg');
  for (const [key, value] of Object.entries({ 'aria-hidden': 'true', width: '14', height: '14' })) {
    svg.setAttribute(key, value);
  }
  svg.setAttribute('viewBox', '-7 -7 14 14');
  const use = document.createElementNS(svgNames, 'use');
  use.setAttribute('href', `#${name}`);
  svg.append(use);
  return svg;
}

const svgNames = 'http://www.w3.org/2000/svg';
