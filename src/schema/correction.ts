import type { Edit } from '../edit.ts';
import type { ValuePositions } from '../position.ts';
import { pointerKeys } from '../text/json-pointer.ts';

/** The fix of one mistake, in the text and in the data. */
export interface Correction {
  edits: readonly Edit[];
  /** JSON Pointer to the value. */
  pointer: string;
  /** The new name of its key. */
  key?: string;
  /** The new value; absent when only the key changes. */
  value?: unknown;
}

/** Data after corrections, with the positions of its values in the uncorrected file. */
export interface CorrectedData {
  data: unknown;
  positions: ValuePositions;
}

/** Make a correction in a copy of the data. */
export function correctData({ data, positions }: CorrectedData, { pointer, key, value }: Correction): CorrectedData {
  const keys = pointerKeys(pointer);
  const last = keys.at(-1);
  const copy: unknown = structuredClone(data);
  let parent = copy;
  for (const step of keys.slice(0, -1)) parent = isObject(parent) ? Reflect.get(parent, step) : undefined;
  if (!isObject(parent) || last === undefined) return { data, positions };
  const corrected = value === undefined ? Reflect.get(parent, last) : value;
  if (key === undefined) {
    Reflect.set(parent, last, corrected);
    return { data: copy, positions };
  }
  Reflect.deleteProperty(parent, last);
  Reflect.set(parent, key, corrected);
  const renamed = renamedPointer(pointer, key);
  const moved = Object.entries(positions).filter(([other]) => other === pointer || other.startsWith(`${pointer}/`));
  const added = Object.fromEntries(moved.map(([other, place]) => [renamed + other.slice(pointer.length), place]));
  return { data: copy, positions: { ...positions, ...added } };
}

/** The pointer to a value after its key got another name. */
export function renamedPointer(pointer: string, key: string): string {
  return `${pointer.slice(0, pointer.lastIndexOf('/'))}/${key}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
