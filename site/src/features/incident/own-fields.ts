import { nameOfField, textOfScalar } from '../../../../src/analysis/own-fields.ts';
import type { Incident } from '../../../../src/catalog/catalog.ts';
import type { FieldLabels, FieldValue } from '../../../../src/postmortem/postmortem.ts';
import type { PageContext } from '../../../../src/publish/renderer.ts';
import { formatDay } from '../../../../src/time/format.ts';
import { readDate } from '../../../../src/time/civil.ts';
import { facetPath, ownFacets } from '../../catalog/own-facets.ts';

/** A field of the team, as the page of an incident shows it. */
export interface ShownField {
  name: string;
  /** What the schema says of it. */
  help?: string;
  value: ShownValue;
}

/** A value as a page shows it. */
export type ShownValue =
  | { kind: 'text'; parts: TextPart[]; isLong: boolean }
  | { kind: 'date'; day: string; text: string }
  // The path is relative to the site's root.
  | { kind: 'facet'; text: string; path: string }
  | { kind: 'list'; items: ShownValue[]; more: number }
  | { kind: 'fields'; fields: ShownField[]; more: number };

/** A piece of text, with the address that it leads to. */
export interface TextPart {
  text: string;
  url?: string;
}

/** Items of a list, or of a mapping, that a page shows; `catalog.json` has all. */
const mostItems = 50;
/** Characters of a text that a page shows. */
const mostCharacters = 4000;

/** The own fields of an incident, in the order of the document. */
export function shownFields(
  { fields }: Pick<Incident, 'fields'>,
  { settings, fieldLabels: labels }: Pick<PageContext, 'settings' | 'fieldLabels'>,
): ShownField[] {
  const facets = new Map(ownFacets(settings, labels).map(({ key, parameter }) => [key, parameter]));
  return Object.entries(fields).map(([key, value]) => fieldOf(key, value, labels, facets.get(key)));
}

function fieldOf(key: string, value: FieldValue, labels: FieldLabels, facet?: string): ShownField {
  const description = Object.hasOwn(labels, key) ? labels[key]?.description : undefined;
  return {
    name: clean(nameOfField(key, labels)),
    ...(description !== undefined && { help: clean(description) }),
    value: valueOf(value, { key, labels, facet }),
  };
}

interface ValueContext {
  /** Of the field, or of a key in it: `field/key`. */
  key: string;
  labels: FieldLabels;
  /** The parameter of the index that filters by it. */
  facet?: string | undefined;
}

function valueOf(value: FieldValue, context: ValueContext): ShownValue {
  if (Array.isArray(value)) {
    const items = value.slice(0, mostItems).map((item) => valueOf(item, context));
    return { kind: 'list', items, more: value.length - items.length };
  }
  if (typeof value === 'object') return mappingOf(value, context);
  const text = textOfScalar(value);
  if (context.facet !== undefined) {
    return { kind: 'facet', text: shorten(clean(text)), path: facetPath(context.facet, String(value)) };
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && readDate(text) !== undefined) {
    return { kind: 'date', day: text, text: formatDay(text, 'short') };
  }
  const shown = shorten(clean(text));
  return { kind: 'text', parts: linked(shown), isLong: shown.length > 60 || shown.includes('\n') };
}

function mappingOf(value: { [name: string]: FieldValue }, { key, labels }: ValueContext): ShownValue {
  const { url, title = value.name ?? url } = value;
  const isPair = Object.keys(value).every((name) => ['url', 'title', 'name'].includes(name));
  const isLink = isPair && Object.keys(value).length <= 2 && typeof url === 'string' && typeof title === 'string';
  const [only] = isLink ? linked(url) : [];
  if (isLink && only?.url !== undefined && only.text === url) {
    return { kind: 'text', parts: [{ text: clean(title), url: only.url }], isLong: false };
  }
  const entries = Object.entries(value);
  const fields = entries.slice(0, mostItems).map(([name, inner]) => fieldOf(`${key}/${name}`, inner, labels));
  return { kind: 'fields', fields, more: entries.length - fields.length };
}

/** The URLs in a text as links. Only `http:` and `https:` lead where a reader expects. */
function linked(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const url = withoutEnd(found);
    parts.push({ text: text.slice(at, index) }, { text: url, url });
    at = index + url.length;
  }
  return [...parts, { text: text.slice(at) }].filter((part) => part.text !== '');
}

/** Without the period or the bracket that ends the sentence around a URL. */
function withoutEnd(url: string): string {
  let end = url.length;
  const isOver = (): boolean => {
    const last = url.charAt(end - 1);
    return last === ')' ? !url.slice(0, end).includes('(') : /[.,;:!?*_~\]]/.test(last);
  };
  while (isOver()) end -= 1;
  return url.slice(0, end);
}

const address = /\bhttps?:\/\/(?:[\p{L}\p{N}_.-]+|\[[\da-f:.]+\])(?::\d+)?(?:[/?#][^\s<>"'`{}|\\^]*)?/giu;

/** Without characters that HTML does not have, or that change the direction of what follows. */
function clean(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/gu, (character) =>
    /[\n\t]/.test(character) ? character : '',
  );
}

function shorten(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}
