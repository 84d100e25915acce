import { parentPort } from 'node:worker_threads';
import { UserError } from '../errors.ts';
import { compileSchema } from '../schema/compile.ts';
import { createSchemaChecks, type SchemaChecks } from '../schema/custom-schema.ts';
import { watchPatterns } from '../schema/pattern.ts';
import type { Declaration } from '../schema/subschema.ts';
import { noteAnswer, writeNote } from './schema-notes.ts';
import type { SchemaAnswer, SchemaCall, SchemaSetup } from './schema-thread.ts';

/** Compile a schema, and answer calls about it. Runs in a thread; see schema-thread.ts. */
export function serveSchema({ schema: { text, name }, port, notes }: SchemaSetup): void {
  parentPort?.postMessage('started');
  let checks: SchemaChecks | undefined;
  const compiled = answer(name, () => {
    const schema = JSON.parse(text) as Declaration;
    checks = createSchemaChecks(schema, compileSchema(schema, name));
  });
  parentPort?.postMessage(compiled);
  watchPatterns((pattern) => writeNote(notes, pattern));
  port.on('message', (call: SchemaCall) => {
    port.postMessage(answer(name, () => (checks ? callOf(checks, call) : undefined)));
    noteAnswer(notes);
  });
}

function callOf({ check, declared, labels }: SchemaChecks, call: SchemaCall): unknown {
  if (call.name === 'check') return check(...call.parameters);
  return call.name === 'declared' ? declared(...call.parameters) : labels(...call.parameters);
}

function answer(name: string, make: () => unknown): SchemaAnswer {
  try {
    return { result: make() };
  } catch (error) {
    if (error instanceof UserError) return { code: error.code, message: error.message };
    // It refers to itself.
    if (error instanceof RangeError) {
      const message = `${name} is nested too deeply, or contains a circular reference`;
      return { code: 'SCHEMA_INVALID', message };
    }
    return { bug: error };
  }
}
