/// <reference types="astro/client" />

declare namespace App {
  interface Locals extends Readonly<import('../../src/publish/renderer.ts').Locals> {}
}

/** The text of the script, bundled to one classic file that is not among the assets. */
declare module '*?text' {
  const text: string;
  export default text;
}

/** URL of the script, bundled to one classic file. */
declare module '*?classic' {
  const url: string;
  export default url;
}
