/// <reference types="astro/client" />

declare namespace App {
  interface Locals extends Readonly<import('../../src/publish/renderer.ts').Locals> {
    /** Receives the error that a component threw. */
    onError: (error: unknown) => void;
  }
}

/** URL of the script, bundled to one classic file. */
declare module '*?classic' {
  const url: string;
  export default url;
}
