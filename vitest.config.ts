import path from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

type TestOptions = NonNullable<TestProjectInlineConfiguration['test']>;

const slow = { testTimeout: 120_000, hookTimeout: 120_000 };
const sites = { ...slow, globalSetup: 'test/support/global-setup.ts' };

export default defineConfig({
  resolve: {
    // Without it, tests of the public API would run what was built before, and could not fail.
    alias: { casebook: path.join(import.meta.dirname, 'src/index.ts') },
  },
  test: {
    // Vitest leaves one core idle: too many where there are two.
    maxWorkers: '100%',
    // The default of one second is too short for a browser on a busy machine.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      project('unit', ['test/architecture.test.ts', 'test/{unit,rules}/**/*.test.ts'], {
        // A test that hangs fails soon.
        testTimeout: 5_000,
        hookTimeout: 5_000,
        // Loading the modules for each file anew takes four times as long as all the rest of a file. These tests start
        // nothing and change nothing that another file could see.
        isolate: false,
      }),
      project('cli', ['test/{cli,corpus,docs}/**/*.test.ts'], slow),
      project('site', ['test/site/**/*.test.ts'], sites),
      project('browser', ['test/browser/**/*.test.ts'], sites),
      project('package', ['test/package/**/*.test.ts'], slow),
    ],
  },
});

function project(name: string, include: string[], options: TestOptions) {
  return { extends: true as const, test: { name, include, ...options } };
}
