// `npm run build` compiles `site/` to this module; package.json says where it is.
declare module '#renderer' {
  import type { Renderer } from './renderer.ts';

  export const assets: Renderer['assets'];
  export const images: Renderer['images'];
  export const files: Renderer['files'];
  export const incidentPath: Renderer['incidentPath'];
  export const yearOf: Renderer['yearOf'];
  export const ownAnchors: Renderer['ownAnchors'];
  export const routes: Renderer['routes'];
  export const dataOf: Renderer['dataOf'];
  export const scripts: Renderer['scripts'];
  export const render: Renderer['render'];
  export const preview: Renderer['preview'];
  export const searchRecord: Renderer['searchRecord'];
  export const serviceRecords: Renderer['serviceRecords'];
}
