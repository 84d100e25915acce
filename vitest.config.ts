import path from 'node:path';
import { defineConfig } from 'vitest/config';

const quick = ['test/architecture.test.ts', 'test/{unit,rules,docs}/**/*.test.ts'];

export default defineConfig({
  resolve: {
    // Without it, tests of the public API would run what was built before, and could not fail.
    alias: { casebook: path.join(import.meta.dirname, 'src/index.ts') },
  },
  test: {
    projects: [
      // A unit test that hangs fails soon.
      project('unit', quick, 5_000),
      project('cli', ['test/{cli,corpus}/**/*.test.ts'], 120_000),
      project('site', ['test/site/**/*.test.ts'], 120_000),
      project('browser', ['test/browser/**/*.test.ts'], 120_000),
      project('package', ['test/package/**/*.test.ts'], 120_000),
    ],
  },
});

function project(name: string, include: string[], testTimeout: number) {
  return { extends: true as const, test: { name, include, testTimeout, hookTimeout: testTimeout } };
}
