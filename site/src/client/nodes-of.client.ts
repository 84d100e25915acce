import { render, type ComponentChild } from 'preact';

/** Make the nodes of components, once: what is shown is replaced as a whole. */
export function nodesOf(content: ComponentChild): Node[] {
  const place = document.createDocumentFragment();
  render(content, place);
  return [...place.childNodes];
}
