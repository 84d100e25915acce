import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext, type StrykerOptions } from '@stryker-mutator/api/core';
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  TestStatus,
  type TestResult,
  type TestRunner,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import fc from 'fast-check';
import { enterFile, registered, type RegisteredTest } from './registered.ts';

// The tests that say what src/time, src/postmortem and src/rules do. Those left out are slow (they build the site, start
// processes, measure a corpus), or compare whole files, which kills a mutant without saying what is wrong.
// The first that notices a mutant ends its run, so that the few and quick ones come before the examples of all rules.
const tests = [
  'unit/time/parse-time',
  'unit/analysis/metrics',
  'unit/time/format',
  'unit/postmortem/fields',
  'unit/postmortem/visibility',
  'unit/postmortem/timeline',
  'unit/postmortem/body',
  'unit/postmortem/positions',
  'unit/postmortem/read-postmortem',
  'unit/lint/suppressions',
  'unit/rules/fix-order',
  'rules/examples',
];

const leftOut = new Set([
  // A slow machine would be taken for a mutant that was noticed.
  'unit/lint/suppressions > reads thousands of unclosed comments',
  // Takes seconds, for each mutant of what reads a document.
  'unit/rules/fix-order > no fix changes the text or the time of an entry',
]);

/** Stryker's context, each part of which can also be cleared. */
type Shared = { [Name in keyof InstrumenterContext]: InstrumenterContext[Name] | undefined };

/**
 * Runs the tests of pure functions in one process that stays, some milliseconds for a mutant. With
 * @stryker-mutator/vitest-runner each mutant starts a run of Vitest, which takes seconds: hours for all of them.
 */
class InProcessRunner implements TestRunner {
  private loaded = false;
  private chosen: RegisteredTest[] = [];
  private readonly options: StrykerOptions;

  constructor(options: StrykerOptions) {
    this.options = options;
  }

  private get shared(): Shared {
    const scope = globalThis as unknown as Record<string, Shared>;
    return (scope[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
  }

  /** Modules that are loaded stay: for a mutant that runs while they load, Stryker starts another process. */
  capabilities() {
    return { reloadEnvironment: false };
  }

  /** Here no clock runs that would take what loads for a mutant that never ends. */
  async init(): Promise<void> {
    if (this.options.ignoreStatic) await this.warmUp();
  }

  async dryRun(): Promise<DryRunResult> {
    await this.load();
    const results = await this.run(this.chosen, false);
    const { mutantCoverage } = this.shared;
    return { status: DryRunStatus.Complete, tests: results, ...(mutantCoverage && { mutantCoverage }) };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, mutantActivation, testFilter, hitLimit, disableBail } = options;
    const { shared } = this;
    if (mutantActivation === 'static') {
      shared.activeMutant = activeMutant.id;
      await this.load();
    } else if (!this.loaded) await this.warmUp();
    shared.activeMutant = activeMutant.id;
    shared.hitCount = 0;
    shared.hitLimit = hitLimit;
    const wanted = testFilter && new Set(testFilter);
    const results = await this.run(wanted ? this.chosen.filter(({ id }) => wanted.has(id)) : this.chosen, !disableBail);
    const timeout = determineHitLimitReached(shared.hitCount, hitLimit);
    if (mutantActivation === 'runtime') await this.checkWithoutMutant(results);
    return toMutantRunResult(timeout ?? { status: DryRunStatus.Complete, tests: results });
  }

  /**
   * A test that fails without the mutant, too, has noticed nothing.
   *
   * @throws Error Stryker then tries the mutant again in a new process.
   */
  private async checkWithoutMutant(results: readonly TestResult[]): Promise<void> {
    this.shared.activeMutant = undefined;
    const failed = new Set(results.filter(({ status }) => status === TestStatus.Failed).map(({ id }) => id));
    const again = await this.run(
      this.chosen.filter(({ id }) => failed.has(id)),
      true,
    );
    const broken = again.find(({ status }) => status === TestStatus.Failed);
    if (broken) throw new Error(`Without a mutant, too, fails: ${broken.id}`);
  }

  /** What a module remembers (zones that exist) must not come from a mutant. */
  private async warmUp(): Promise<void> {
    await this.load();
    await this.run(this.chosen, false);
  }

  private async load(): Promise<void> {
    if (this.loaded) return;
    this.loaded = true;
    // Two runs are to give one score.
    fc.configureGlobal({ seed: 1 });
    redirect('casebook', path.resolve('src/index.ts'));
    redirect('vitest', path.join(import.meta.dirname, 'registered.ts'));
    for (const name of tests) {
      enterFile(name);
      await import(pathToFileURL(path.resolve(`test/${name}.test.ts`)).href);
    }
    this.chosen = registered.filter(({ id }) => !leftOut.has(id));
    if (this.chosen.length + leftOut.size !== registered.length)
      throw new Error('A test that is left out is not there');
  }

  private async run(chosen: readonly RegisteredTest[], bail: boolean): Promise<TestResult[]> {
    const results: TestResult[] = [];
    for (const { id, run } of chosen) {
      const began = performance.now();
      this.shared.currentTestId = id;
      let failure: string | undefined;
      try {
        await run();
      } catch (error) {
        failure = error instanceof Error ? error.message : String(error);
      }
      this.shared.currentTestId = undefined;
      const result = { id, name: id, timeSpentMs: performance.now() - began };
      if (failure === undefined) results.push({ ...result, status: TestStatus.Success });
      else {
        results.push({ ...result, status: TestStatus.Failed, failureMessage: failure });
        if (bail) break;
      }
    }
    return results;
  }
}

/** As the alias in vitest.config.ts does. */
function redirect(name: string, file: string): void {
  const { href } = pathToFileURL(file);
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === name && context.parentURL !== href ? { url: href, shortCircuit: true } : next(specifier, context),
  });
}

function createRunner(options: StrykerOptions): TestRunner {
  return new InProcessRunner(options);
}
createRunner.inject = tokens(commonTokens.options);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'in-process', createRunner)];
