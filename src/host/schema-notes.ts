// What a thread that does not answer has left in memory: whether it has answered, and the pattern it is matching.

const answered = 0;
const length = 1;
const heads = 2;
/** UTF-16 code units of a pattern that are left. */
const longestNote = 500;

/** Memory for notes. */
export function startNotes(): SharedArrayBuffer {
  return new SharedArrayBuffer(heads * Int32Array.BYTES_PER_ELEMENT + longestNote * Uint16Array.BYTES_PER_ELEMENT);
}

/** Note the pattern that is about to be matched, or that it has been. */
export function writeNote(notes: SharedArrayBuffer, pattern: string | undefined): void {
  const [head, text] = partsOf(notes);
  const noted = pattern === undefined ? 0 : Math.min(pattern.length, longestNote);
  for (let index = 0; index < noted; index += 1) text[index] = pattern?.charCodeAt(index) ?? 0;
  Atomics.store(head, length, noted);
}

/** The pattern that is being matched; a long one is cut. */
export function readNote(notes: SharedArrayBuffer): string | undefined {
  const [head, text] = partsOf(notes);
  const noted = Atomics.load(head, length);
  return noted === 0 ? undefined : String.fromCharCode(...text.subarray(0, noted));
}

/** Say that an answer is there. */
export function noteAnswer(notes: SharedArrayBuffer): void {
  const [head] = partsOf(notes);
  Atomics.store(head, answered, 1);
  Atomics.notify(head, answered);
}

/** Wait until there is an answer; `false` if there is none in time. */
export function waitForAnswer(notes: SharedArrayBuffer, seconds: number): boolean {
  const [head] = partsOf(notes);
  const isThere = Atomics.wait(head, answered, 0, seconds * 1000) !== 'timed-out';
  Atomics.store(head, answered, 0);
  return isThere;
}

function partsOf(
  notes: SharedArrayBuffer,
): [head: Int32Array<SharedArrayBuffer>, text: Uint16Array<SharedArrayBuffer>] {
  return [new Int32Array(notes, 0, heads), new Uint16Array(notes, heads * Int32Array.BYTES_PER_ELEMENT)];
}
