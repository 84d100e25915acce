/** Create an element with attributes and children. Attributes that are `undefined` are left out. */
export function createElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | undefined> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Create a drawing of one of the shapes that every page defines: `s1`, `k-open`. */
export function createShape(name: string): SVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg');
  for (const [key, value] of Object.entries({ 'aria-hidden': 'true', width: '14', height: '14' })) {
    svg.setAttribute(key, value);
  }
  svg.setAttribute('viewBox', '-7 -7 14 14');
  const use = document.createElementNS(svgNamespace, 'use');
  use.setAttribute('href', `#${name}`);
  svg.append(use);
  return svg;
}

const svgNamespace = 'http://www.w3.org/2000/svg';
