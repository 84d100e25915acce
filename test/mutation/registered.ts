import { format } from 'node:util';
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

function each(add: (name: string, run: () => unknown) => void) {
  return (table: readonly unknown[]) => (name: string, run: (...row: unknown[]) => unknown) => {
    for (const row of table) {
      const values: unknown[] = Array.isArray(row) ? row : [row];
      add(nameOfRow(name, values), () => run(...values));
    }
  };
}

/** `$id` is a property of the row, `%s` one of its values. */
function nameOfRow(name: string, values: unknown[]): string {
  const properties = new Map(Object.entries(Object(values[0])));
  const named = name.replaceAll(/\$(\w+)/g, (_, key: string) => String(properties.get(key)));
  return format(named, ...values.slice(0, named.match(/%[sdj]/g)?.length ?? 0));
}

test.each = each(test);
describe.each = each(describe);

export { describe, expect, onTestFinished, test };
