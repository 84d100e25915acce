import { expect } from 'vitest';

// What the tests import as `vitest` while mutants run: its `expect`, and what makes a list of the tests.

/** A test, ready to run again and again. */
export interface RegisteredTest {
  /** Its file, the names around it and its own, and a number where a table makes several. */
  id: string;
  run: () => Promise<void>;
}

export const registered: RegisteredTest[] = [];
const taken = new Map<string, number>();
const around: string[] = [];

/** Name the file that is imported next. */
export function enterFile(file: string): void {
  around.splice(0, around.length, file);
}

function test(name: string, run: () => unknown): void {
  const id = [...around, name].join(' > ');
  const count = (taken.get(id) ?? 0) + 1;
  taken.set(id, count);
  registered.push({
    id: count === 1 ? id : `${id} (${count})`,
    async run() {
      try {
        await run();
      } finally {
        for (const cleanUp of cleanUps.splice(0)) await cleanUp();
      }
    },
  });
}

const cleanUps: (() => unknown)[] = [];

function onTestFinished(cleanUp: () => unknown): void {
  cleanUps.push(cleanUp);
}

function describe(name: string, define: () => void): void {
  around.push(name);
  define();
  around.pop();
}

/** `$id` is all that this project's names of tables hold, beside what `util.format` has. */
function each(add: (name: string, run: () => unknown) => void) {
  return (table: readonly unknown[]) => (name: string, run: (...row: unknown[]) => unknown) => {
    for (const row of table) {
      const id = typeof row === 'object' && row !== null && 'id' in row ? String(row.id) : '';
      add(name.replace('$id', id), () => (Array.isArray(row) ? run(...row) : run(row)));
    }
  };
}

test.each = each(test);
describe.each = each(describe);

export { describe, expect, onTestFinished, test };
