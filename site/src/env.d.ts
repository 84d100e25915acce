/// <reference types="astro/client" />

declare namespace App {
  interface Locals extends Readonly<import('../../src/publish/renderer.ts').Locals> {
    /** Told what a component threw. */
    onError: (error: unknown) => void;
  }
}

/** Address of the script, bundled to one classic file. */
declare module '*?classic' {
  const url: string;
  export default url;
}
