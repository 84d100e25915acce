import { readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { digestOf } from '../../../src/host/digest.ts';
import { openPackStore } from '../../../src/host/pack-store.ts';
import { temporaryFolder } from '../../support/cli.ts';

const a = digestOf(['a']);
const b = digestOf(['b']);
const value = Buffer.from('value of a');

async function folderWithPack(): Promise<{ folder: string; pack: string }> {
  const folder = await temporaryFolder();
  const store = openPackStore(folder);
  store.put(a, value);
  store.close();
  const [name = ''] = readdirSync(folder);
  return { folder, pack: path.join(folder, name) };
}

function read(folder: string, key: string): Buffer | undefined {
  const store = openPackStore(folder);
  const found = store.get(key);
  store.close();
  return found;
}

test('keeps values for the next run', async () => {
  const { folder } = await folderWithPack();
  expect(read(folder, a)).toEqual(value);
  expect(read(folder, b)).toBeUndefined();
});

test('finds a value in the run that put it, in whatever order', async () => {
  const store = openPackStore(await temporaryFolder());
  store.put(a, value);
  expect(store.get(a)).toEqual(value);
  store.put(b, Buffer.from('b'));
  expect(store.has(b)).toBe(true);
  expect(store.get(a)).toEqual(value);
  store.put(a, Buffer.from('new'));
  expect(store.get(a)?.toString()).toBe('new');
  store.close();
});

test('writes nothing when nothing is new', async () => {
  const { folder, pack } = await folderWithPack();
  const before = statSync(pack).mtimeMs;
  read(folder, a);
  expect(readdirSync(folder)).toHaveLength(1);
  expect(statSync(pack).mtimeMs).toBe(before);
});

test.each(Array.from({ length: value.length + 8 + 48 }, (_, length) => length))(
  'takes a pack of %i bytes, cut off at any place, for none',
  async (length) => {
    const { folder, pack } = await folderWithPack();
    truncateSync(pack, Math.min(length, statSync(pack).size - 1));
    expect(read(folder, a)).toBeUndefined();
  },
);

test('takes a value with a changed byte for none, wherever the byte is', async () => {
  const { pack } = await folderWithPack();
  const bytes = readFileSync(pack);
  for (const index of bytes.keys()) {
    const folder = await temporaryFolder();
    const damaged = Buffer.from(bytes);
    damaged[index] = (damaged[index] ?? 0) ^ 1;
    writeFileSync(path.join(folder, path.basename(pack)), damaged);
    expect(read(folder, a) ?? value).toEqual(value);
    expect([undefined, value.toString()]).toContain(read(folder, a)?.toString());
  }
});

test('lets two runs use the same folder at the same time', async () => {
  const folder = await temporaryFolder();
  const [one, other] = [openPackStore(folder), openPackStore(folder)];
  one.put(a, value);
  other.put(b, Buffer.from('b'));
  one.close();
  other.close();
  expect([read(folder, a)?.toString(), read(folder, b)?.toString()]).toEqual(['value of a', 'b']);
});

test('reads on while another run replaces the packs', async () => {
  const { folder } = await folderWithPack();
  const reader = openPackStore(folder);
  const other = openPackStore(folder);
  other.put(b, Buffer.alloc(1000));
  other.close();
  // Most of the folder is out of use for this run, so that the packs become one.
  const last = openPackStore(folder, 0);
  last.put(b, Buffer.from('b'));
  last.close();
  expect(readdirSync(folder)).toHaveLength(1);
  expect(reader.get(a)).toEqual(value);
  reader.close();
});

test('forgets what nobody asks for once most of the folder is out of use', async () => {
  const { folder } = await folderWithPack();
  const store = openPackStore(folder);
  store.put(b, Buffer.alloc(1000));
  store.close();
  const next = openPackStore(folder, 0);
  next.get(a);
  next.put(digestOf(['c']), Buffer.from('c'));
  next.close();
  expect(readdirSync(folder)).toHaveLength(1);
  expect(read(folder, a)).toEqual(value);
  expect(read(folder, b)).toBeUndefined();
});

test('makes one pack of many, and keeps the latest value of each key', async () => {
  const folder = await temporaryFolder();
  const keys = Array.from({ length: 12 }, (_, index) => digestOf([String(index)]));
  for (const [index, key] of keys.entries()) {
    const store = openPackStore(folder);
    for (const earlier of keys.slice(0, index)) store.get(earlier);
    store.put(key, Buffer.from(String(index)));
    store.put(a, Buffer.from(`a${index}`));
    store.close();
  }
  expect(readdirSync(folder).length).toBeLessThan(10);
  expect(keys.map((key) => read(folder, key)?.toString())).toEqual(keys.map((_, index) => String(index)));
  expect(read(folder, a)?.toString()).toBe('a11');
});

test('removes what a killed run has left behind after an hour, and nothing of a running one', async () => {
  const folder = await temporaryFolder();
  for (const name of ['.tmp-old.pack', '.tmp-new.pack']) writeFileSync(path.join(folder, name), 'half');
  utimesSync(path.join(folder, '.tmp-old.pack'), new Date(0), new Date(0));
  openPackStore(folder).close();
  expect(readdirSync(folder)).toEqual(['.tmp-new.pack']);
});
