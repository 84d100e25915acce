import type { Element, Properties, Root } from 'hast';
import { findAnchor } from './anchors.ts';
import { visitElements } from './elements.ts';
import { decode } from './link-target.ts';

/** The page around a text: its own anchors and the targets of links. */
export interface PageAnchors {
  /** Whether the page itself uses an anchor, so that the text must not. */
  isReserved: (anchor: string) => boolean;
  /**
   * The target of a link on the page; `undefined` when there is none and only the link's text stays.
   *
   * @param url As written; `#` and the anchor, when the text does not contain that anchor.
   */
  linkTo: (url: string) => string | undefined;
}

/**
 * Make the anchors of a text unique on its page, and point its links to them or to the targets that the page gives.
 *
 * @param trees Sanitised HTML, in the order of the page. Changed in place.
 */
export function namePlaces(trees: readonly Root[], { isReserved, linkTo }: PageAnchors): void {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const nameOf = (anchor: string): string => {
    let name = anchor;
    for (let count = 1; isReserved(name) || taken.has(name); count += 1) name = `${anchor}-${count}`;
    taken.add(name);
    return name;
  };
  const elements = elementsOf(trees);
  for (const { properties } of elements) {
    const anchor = properties.id ?? properties.name;
    delete properties.id;
    delete properties.name;
    // If two elements share an id, browsers go to the first.
    if (typeof anchor !== 'string' || anchor === '' || names.has(anchor)) continue;
    properties.id = nameOf(anchor);
    names.set(anchor, properties.id);
  }
  for (const node of elements) {
    renameReferences(node.properties, names);
    if (node.tagName === 'a' && typeof node.properties.href === 'string') {
      setLink(node, node.properties.href, names, linkTo);
    }
  }
}

function setLink(node: Element, url: string, names: ReadonlyMap<string, string>, linkTo: PageAnchors['linkTo']): void {
  const name = url.startsWith('#') ? findAnchor(names, decode(url.slice(1))) : undefined;
  const href = name === undefined ? linkTo(url) : `#${name}`;
  if (href !== undefined) {
    node.properties.href = href;
    return;
  }
  node.tagName = 'span';
  node.properties = {};
}

function renameReferences(properties: Properties, names: ReadonlyMap<string, string>): void {
  for (const key of ['ariaDescribedBy', 'ariaLabelledBy']) {
    const value = properties[key];
    if (Array.isArray(value)) properties[key] = value.map((name) => names.get(String(name)) ?? name);
  }
}

function elementsOf(trees: readonly Root[]): Element[] {
  const elements: Element[] = [];
  for (const tree of trees) {
    visitElements(tree, (node) => {
      elements.push(node);
    });
  }
  return elements;
}
