import { isList, isNothing, type View } from '../shared/view.ts';

const svg = 'http://www.w3.org/2000/svg';

/** Make nodes of views. */
export function nodesOf(view: View, namespace?: string): Node[] {
  if (isNothing(view)) return [];
  if (typeof view !== 'object') return [document.createTextNode(String(view))];
  if (isList(view)) return view.flatMap((one) => nodesOf(one, namespace));
  const { tag, attributes, children } = view;
  const own = tag === 'svg' ? svg : namespace;
  const element = own === undefined ? document.createElement(tag) : document.createElementNS(own, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value === true ? '' : String(value));
  element.append(...children.flatMap((child) => nodesOf(child, own)));
  return [element];
}
