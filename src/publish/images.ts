import { uniqueSlug } from '../text/slug.ts';
import { contentHash } from './content-hash.ts';

const types = new Set(['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'svg']);

/**
 * The path of an image in the site: its own name, so that a saved copy is recognisable, and a hash of its content.
 *
 * @param path Its path in the repository.
 * @returns Relative to the site's root; `undefined` if a page cannot show it, or if it is an SVG that does more than draw.
 */
export function imageName(path: string, bytes: Uint8Array): string | undefined {
  const [, stem = '', extension = ''] = /([^/]*)\.([^./]+)$/.exec(path) ?? [];
  const type = extension.toLowerCase();
  if (!types.has(type) || (type === 'svg' && !isStill(bytes))) return undefined;
  const hash = contentHash(bytes, 12);
  return `files/${uniqueSlug(stem.toLowerCase(), new Set(), 'image')}.${hash}.${type}`;
}

const drawing = new Set(
  `svg g defs symbol use marker title desc metadata style path rect circle ellipse line polyline polygon text tspan
  textPath image switch linearGradient radialGradient stop pattern clipPath mask filter feBlend feColorMatrix
  feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
  feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset
  fePointLight feSpecularLighting feSpotLight feTile feTurbulence`.split(/\s+/),
);

/**
 * Whether an SVG file only draws. Opened by itself, an SVG is a document that could run scripts on the site's origin, so only
 * elements that are known to be harmless are allowed. It is XML: without a document type, an element is always a `<` and
 * its name.
 */
function isStill(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('utf8');
  const elements = Array.from(text.matchAll(/<([^\s/>!?]+)/g), ([, name = '']) => name);
  if (elements.length === 0 || !elements.every((name) => drawing.has(name))) return false;
  const [declaration = ''] = /^\uFEFF?<\?xml [^>]*\?>/.exec(text) ?? [];
  if (/encoding/.test(declaration) && !/encoding\s*=\s*["']utf-8["']/i.test(declaration)) return false;
  // A document type without an internal subset, as Graphviz writes it, defines nothing.
  const rest = text.slice(declaration.length).replace(/<!DOCTYPE svg[^[<>]*>/, '');
  if (/\0|<![A-Z]|<\?/i.test(rest)) return false;
  if (/\son\w+\s*=|@import|url\(\s*["']?(?!#|data:image\/(?:png|jpeg|gif|webp))/i.test(text)) return false;
  const links = Array.from(text.matchAll(/href\s*=\s*(["'])([^]*?)\1/g), ([, , link = '']) => link);
  return links.every((link) => /^(?:#|data:image\/(?:png|jpeg|gif|webp);)/.test(link));
}
