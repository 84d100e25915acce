// Parts: npm run mutate -- --mutate 'src/time/**/*.ts'. Without --ignoreStatic, each mutant of what runs while a module
// loads (regular expressions, lists of words) starts a process and runs all tests, which takes longest.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  // src/rules/index.ts is a list.
  mutate: ['src/{time,postmortem,analysis,rules}/**/*.ts', '!src/rules/index.ts'],
  plugins: ['./test/mutation/runner.ts', './test/mutation/declarations.ts', './test/mutation/folders.ts'],
  testRunner: 'in-process',
  ignorers: ['declarations'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // A busy machine must not be taken for a mutant that never ends.
  timeoutMS: 10_000,
  timeoutFactor: 3,
  tempDirName: '.stryker/tmp',
  reporters: ['clear-text', 'html', 'json', 'folders'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: '.stryker/report.html' },
  jsonReporter: { fileName: '.stryker/report.json' },
  thresholds: { high: 90, low: 80, break: 80 },
};
