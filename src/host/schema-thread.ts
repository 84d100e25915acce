import { once } from 'node:events';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { UserError, type UserErrorCode } from '../errors.ts';
import type { SchemaChecks } from '../schema/custom-schema.ts';
import { readNote, startNotes, waitForAnswer } from './schema-notes.ts';

/** What a thread that checks a schema is started with. */
export interface SchemaSetup {
  /** The schema as JSON, and its name in messages. */
  schema: { text: string; name: string };
  port: MessagePort;
  /** See schema-notes.ts. */
  notes: SharedArrayBuffer;
}

/** A call of a function of `SchemaChecks`. */
export type SchemaCall = {
  [Name in keyof SchemaChecks]: { name: Name; parameters: Parameters<SchemaChecks[Name]> };
}[keyof SchemaChecks];

/** The result of a call, or of compiling the schema; an error of the user has a code. */
export type SchemaAnswer = { result: unknown } | { code: UserErrorCode; message: string } | { bug: unknown };

/** The longest that a schema may take to be compiled, and to check one document. Ordinary ones take milliseconds. */
const usualLimits = { compileSeconds: 5, checkSeconds: 5 };
const limitMegabytes = 512;

/**
 * Check data against a schema in a thread, which can be stopped: a pattern such as `^(a+)+$`, or a schema that refers to
 * itself, may take for ever. The functions wait for the thread, so that rules need not.
 *
 * @param text The schema as JSON, with everything that it refers to.
 * @param name The schema's name in messages.
 * @param signal Stops the thread, which otherwise lives as long as the process.
 * @returns Calls a function for a document. It throws `SCHEMA_INVALID` when that takes too long, and from then on.
 * @throws {UserError} `SCHEMA_INVALID` if it is not a schema, or takes too long to be compiled.
 */
export async function startSchemaThread(
  text: string,
  name: string,
  { compileSeconds, checkSeconds } = usualLimits,
  signal?: AbortSignal,
): Promise<(document: string, call: SchemaCall) => unknown> {
  const { port1: port, port2 } = new MessageChannel();
  const notes = startNotes();
  const setup: SchemaSetup = { schema: { text, name }, port: port2, notes };
  const worker = new Worker(new URL(import.meta.resolve('#worker')), {
    workerData: setup,
    transferList: [port2],
    resourceLimits: { maxOldGenerationSizeMb: limitMegabytes },
  });
  const ended = async (doing: string): Promise<UserError> => {
    await worker.terminate();
    return tooSlow(name, doing, compileSeconds);
  };
  // It says first that it has started, which takes as long as the machine is busy.
  await once(worker, 'message');
  try {
    const [answer] = await once(worker, 'message', { signal: AbortSignal.timeout(compileSeconds * 1000) });
    open(answer as SchemaAnswer);
  } catch (error) {
    if (error instanceof UserError) await worker.terminate();
    throw isLimit(error) ? await ended('to be compiled') : error;
  }
  // Neither may keep the process from ending.
  worker.unref();
  port.unref();
  signal?.addEventListener('abort', () => void worker.terminate());
  let failure: UserError | undefined;
  return (document, call) => {
    if (failure) throw failure;
    port.postMessage(call);
    if (waitForAnswer(notes, checkSeconds)) {
      const received: { message: SchemaAnswer } | undefined = receiveMessageOnPort(port);
      if (!received) throw new Error('The thread of a schema has not answered');
      return open(received.message);
    }
    const pattern = readNote(notes);
    void worker.terminate();
    failure = tooSlow(name, `to check ${document}`, checkSeconds, pattern);
    throw failure;
  };
}

function open(answer: SchemaAnswer): unknown {
  if ('result' in answer) return answer.result;
  if ('bug' in answer) throw answer.bug;
  throw new UserError(answer.code, answer.message);
}

function tooSlow(name: string, doing: string, limitSeconds: number, pattern?: string): UserError {
  const what = pattern === undefined ? 'The schema' : `The pattern \`${pattern}\` in the schema`;
  return new UserError(
    'SCHEMA_INVALID',
    `${what} ${name} takes more than ${limitSeconds} s or ${limitMegabytes} MiB ${doing}`,
  );
}

function isLimit(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'AbortError' || ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY');
}
