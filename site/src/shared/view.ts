/**
 * What is shown, as plain data: the build writes it as HTML, and the browser makes nodes of it. Components in `*.tsx`
 * make it, where both need the same.
 */
export type View = ViewElement | string | number | false | null | undefined | readonly View[];

/** An element. Its name must not be that of a void element, such as `br`: nothing here needs one. */
export interface ViewElement {
  tag: string;
  attributes: Readonly<Record<string, string | number | true>>;
  children: readonly View[];
}

type Attribute = string | number | boolean | undefined;
/** Names of classes; false ones are left out. */
type ClassList = string | readonly (string | false | undefined)[] | undefined;
type Component = (props: never) => View;

/** Called by what TSX is compiled to. */
export function h(type: string | Component, props: Record<string, unknown> | null, ...children: View[]): View {
  // The cast: the compiler has checked the props of the component.
  if (typeof type === 'function') return type({ ...props, children } as never);
  // The casts: as declared in `JSX` below.
  const entries = Object.entries(props ?? {}).map(([name, value]): [string, Attribute] =>
    name === 'class' ? [name, classNames(value as ClassList) || undefined] : [name, value as Attribute],
  );
  return {
    tag: type,
    attributes: Object.fromEntries(
      entries.flatMap(([name, value]) => (value === undefined || value === false ? [] : [[name, value]])),
    ),
    children,
  };
}

/** `<>…</>` */
export function Fragment({ children }: { children?: View }): View {
  return children;
}

/** Write views as HTML. */
export function toHtml(view: View): string {
  if (isNothing(view)) return '';
  if (typeof view !== 'object') return escapeHtml(String(view));
  if (isList(view)) return view.map(toHtml).join('');
  const { tag, attributes, children } = view;
  const written = Object.entries(attributes).map(([name, value]) =>
    value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`,
  );
  return `<${tag}${written.join('')}>${children.map(toHtml).join('')}</${tag}>`;
}

/** Whether nothing is shown. */
export function isNothing(view: View): view is false | null | undefined {
  return view === undefined || view === null || view === false;
}

/** `Array.isArray` does not know lists that are read-only. */
export function isList(view: View): view is readonly View[] {
  return Array.isArray(view);
}

function classNames(list: ClassList): string {
  return typeof list === 'string' ? list : (list ?? []).filter(Boolean).join(' ');
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? character);
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// TypeScript looks up the types of TSX beside the function that it is compiled to.
export declare namespace h {
  namespace JSX {
    type Element = View;
    type ElementType = string | Component;
    interface ElementChildrenAttribute {
      children: unknown;
    }
    type IntrinsicElements = Record<string, { class?: ClassList; children?: View; [attribute: string]: unknown }>;
  }
}
