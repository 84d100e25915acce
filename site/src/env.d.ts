/// <reference types="astro/client" />

declare namespace App {
  interface Locals extends Readonly<import('../../src/site/renderer.ts').Locals> {
    /** Told what a component threw. */
    onError: (error: unknown) => void;
  }
}
