import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // Without it, tests of the public API would run what was built before, and could not fail.
    alias: { casebook: path.join(import.meta.dirname, 'src/index.ts') },
  },
  test: {
    include: ['test/**/*.test.ts'],
    // Some tests compile the site, or install the packed package.
    testTimeout: 120_000,
  },
});
