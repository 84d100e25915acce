/// <reference types="astro/client" />

declare namespace App {
  interface Locals extends Readonly<import('../../src/publish/renderer.ts').Locals> {}
}

/** URL of the script, bundled to one classic file. */
declare module '*?classic' {
  const url: string;
  export default url;
}
