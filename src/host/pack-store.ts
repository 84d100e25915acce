import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';

/**
 * Results by key, kept in the files of a folder. A file is never changed once it has its name, so that several programs
 * can use the folder at the same time, and one that is killed leaves nothing half-written. Whatever cannot be read is
 * as if it were not there.
 */
export interface PackStore {
  /** @param key Hexadecimal digits, `keyLength` bytes. */
  get: (key: string) => Buffer | undefined;
  /** Whether there is a value. It counts as asked for, and is not read. */
  has: (key: string) => boolean;
  put: (key: string, value: Uint8Array) => void;
  /** Write what was put, and forget what nobody asked for lately. The store cannot be used afterwards. */
  close: () => void;
}

/** Number of bytes of a key: enough that two contents never have the same by chance. */
export const keyLength = 16;

interface Entry {
  file: number;
  offset: number;
  length: number;
  checksum: number;
}

interface Pack {
  name: string;
  file: number;
  size: number;
}

// A pack is its values, then an index with one record for each: key, offset, length, checksum; then the number of
// records, the checksum of the index, and a mark.
const recordLength = keyLength + 8 + 4 + 4;
const tailLength = 4 + 4 + 8;
const mark = 'casebook';
const extension = '.pack';
const temporaryPrefix = '.tmp-';

/** More files than this are made one, and so are those in which most is out of use. */
const mostPacks = 8;

/** Bytes out of use that are not worth the work of removing them. */
const tolerableWaste = 1 << 22;

/** Bytes that are collected before they are written. */
const bufferLength = 1 << 20;

/** A temporary file that is older than this, in milliseconds, is from a program that was killed. */
const longestRun = 3_600_000;

/**
 * Open a store.
 *
 * @param folder Absolute path; created if it does not exist.
 * @param tolerance Bytes out of use that are left alone.
 * @throws The error of the file system if the folder cannot be used.
 */
export function openPackStore(folder: string, tolerance = tolerableWaste): PackStore {
  mkdirSync(folder, { recursive: true });
  const entries = new Map<string, Entry>();
  const packs = openPacks(folder, entries);
  const used = new Set<string>();
  const writer = createWriter(folder);

  return {
    get(key) {
      const entry = entries.get(key);
      if (entry?.file === writer.file()) writer.flush();
      const value = entry && readValue(entry);
      if (value) used.add(key);
      return value;
    },
    has(key) {
      if (entries.has(key)) used.add(key);
      return entries.has(key);
    },
    put(key, value) {
      used.add(key);
      entries.set(key, writer.add(key, value));
    },
    close() {
      const replaced = writer.file() === undefined ? [] : packsToReplace(packs, entries, used, tolerance);
      const files = new Set(replaced.map(({ file }) => file));
      for (const key of used) {
        const entry = entries.get(key);
        const value = entry && files.has(entry.file) ? readValue(entry) : undefined;
        if (value) writer.add(key, value);
      }
      writer.finish();
      for (const { file } of packs) closeSync(file);
      for (const { name } of replaced) rmSync(path.join(folder, name), { force: true });
    },
  };
}

/** All packs if most of them is out of use; if they are too many, all but the largest. */
function packsToReplace(
  packs: readonly Pack[],
  entries: ReadonlyMap<string, Entry>,
  used: ReadonlySet<string>,
  tolerance: number,
): readonly Pack[] {
  const files = new Set(packs.map(({ file }) => file));
  let inUse = 0;
  for (const key of used) {
    const entry = entries.get(key);
    if (entry && files.has(entry.file)) inUse += entry.length + recordLength;
  }
  const total = packs.reduce((sum, { size }) => sum + size, 0);
  if (total > 2 * inUse + tolerance) return packs;
  const bySize = packs.toSorted((a, b) => a.size - b.size);
  return packs.length >= mostPacks ? bySize.slice(0, -1) : [];
}

function openPacks(folder: string, entries: Map<string, Entry>): Pack[] {
  const packs: Pack[] = [];
  // Of two values of a key, the later one counts; names begin with the time, in microseconds.
  for (const name of readdirSync(folder).toSorted()) {
    const place = path.join(folder, name);
    if (name.startsWith(temporaryPrefix)) removeIfOld(place);
    if (!name.endsWith(extension) || name.startsWith(temporaryPrefix)) continue;
    try {
      const file = openSync(place, 'r');
      const { size } = fstatSync(file);
      if (readIndex(file, size, entries)) packs.push({ name, file, size });
      else {
        closeSync(file);
        rmSync(place, { force: true });
      }
    } catch {
      // Another program has removed it, or it cannot be read.
    }
  }
  return packs;
}

function removeIfOld(place: string): void {
  try {
    if (Date.now() - statSync(place).mtimeMs > longestRun) rmSync(place, { force: true });
  } catch {
    // Another program has removed it.
  }
}

/** @returns Whether the pack can be read. */
function readIndex(file: number, size: number, entries: Map<string, Entry>): boolean {
  if (size < tailLength) return false;
  const tail = readAt(file, size - tailLength, tailLength);
  const count = tail.readUInt32LE(0);
  const start = size - tailLength - count * recordLength;
  if (tail.toString('latin1', 8) !== mark || start < 0) return false;
  const index = readAt(file, start, count * recordLength);
  if (crc32(index) !== tail.readUInt32LE(4)) return false;
  for (let at = 0; at < index.length; at += recordLength) {
    const key = index.toString('hex', at, at + keyLength);
    const offset = Number(index.readBigUInt64LE(at + keyLength));
    const length = index.readUInt32LE(at + keyLength + 8);
    entries.set(key, { file, offset, length, checksum: index.readUInt32LE(at + keyLength + 12) });
  }
  return true;
}

function readValue({ file, offset, length, checksum }: Entry): Buffer | undefined {
  try {
    const value = readAt(file, offset, length);
    return crc32(value) === checksum ? value : undefined;
  } catch {
    return undefined;
  }
}

function readAt(file: number, offset: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const more = readSync(file, buffer, read, length - read, offset + read);
    if (more === 0) throw new Error('The file is shorter than it says');
    read += more;
  }
  return buffer;
}

interface Writer {
  add: (key: string, value: Uint8Array) => Entry;
  /** Descriptor of the file; `undefined` before the first entry. */
  file: () => number | undefined;
  /** Write what is waiting, so that it can be read. */
  flush: () => void;
  /** Give the file its name. */
  finish: () => void;
}

function createWriter(folder: string): Writer {
  const now = Math.round((performance.timeOrigin + performance.now()) * 1000);
  const name = `${now.toString(36)}-${randomBytes(6).toString('hex')}${extension}`;
  const aside = path.join(folder, temporaryPrefix + name);
  const records: Buffer[] = [];
  let file: number | undefined;
  let offset = 0;
  let waiting: Uint8Array[] = [];
  let waitingLength = 0;
  const flush = (): void => {
    if (file === undefined) return;
    const bytes = Buffer.concat(waiting);
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
    waiting = [];
    waitingLength = 0;
  };
  return {
    file: () => file,
    flush,
    add(key, value) {
      file ??= openSync(aside, 'wx+');
      const checksum = crc32(value);
      const record = Buffer.alloc(recordLength);
      record.write(key, 0, keyLength, 'hex');
      record.writeBigUInt64LE(BigInt(offset), keyLength);
      record.writeUInt32LE(value.length, keyLength + 8);
      record.writeUInt32LE(checksum, keyLength + 12);
      records.push(record);
      waiting.push(value);
      waitingLength += value.length;
      const entry = { file, offset, length: value.length, checksum };
      offset += value.length;
      if (waitingLength >= bufferLength) flush();
      return entry;
    },
    finish() {
      if (file === undefined) return;
      const index = Buffer.concat(records);
      const tail = Buffer.alloc(tailLength);
      tail.writeUInt32LE(records.length, 0);
      tail.writeUInt32LE(crc32(index), 4);
      tail.write(mark, 8, 'latin1');
      waiting.push(index, tail);
      flush();
      closeSync(file);
      renameSync(aside, path.join(folder, name));
    },
  };
}
