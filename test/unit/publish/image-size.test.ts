import fc from 'fast-check';
import { expect, test } from 'vitest';
import { imageSize } from '../../../src/publish/image-size.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');
const padded = (...parts: Buffer[]): Buffer => Buffer.concat([...parts, Buffer.alloc(40)]);
const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

const frame = hex('ffc2 0011 08 0258 0320');
const turned = Buffer.concat([
  hex('ffe1 0022'),
  ascii('Exif\0\0MM'),
  hex('002a 00000008 0001 0112 0003 00000001 0006 0000'),
  Buffer.alloc(4),
]);

test.each([
  ['png', padded(hex('89504e470d0a1a0a 0000000d 49484452 00000320 00000258'))],
  ['gif', padded(ascii('GIF89a'), hex('2003 5802'))],
  ['jpg', padded(hex('ffd8 ffe0 0004 0000 ffdb 0004 0000'), frame)],
  ['webp', padded(ascii('RIFF\0\0\0\0WEBPVP8X'), hex('0a000000 00000000 1f0300 570200'))],
  ['webp', padded(ascii('RIFF\0\0\0\0WEBPVP8L'), hex('00000000 2f'), hex('1fc39500'))],
  ['webp', padded(ascii('RIFF\0\0\0\0WEBPVP8 '), hex('00000000 000000 9d012a 2003 5802'))],
  [
    'avif',
    padded(
      hex('0000001c'),
      ascii('ftypavif'),
      ascii('ispe'),
      hex('00000000 00000040 00000040'),
      ascii('ispe'),
      hex('00000000 00000320 00000258'),
    ),
  ],
  ['svg', ascii('<?xml version="1.0"?><svg xmlns="x" width="800px" height=\'600\' viewBox="0 0 8 6"/>')],
  ['svg', ascii('<svg width="100%" viewBox="0 0 800 600"/>')],
  // The extension of another type.
  ['jpg', padded(hex('89504e470d0a1a0a 0000000d 49484452 00000320 00000258'))],
])('reads the size of %s (%#)', (type, bytes) => {
  expect(imageSize(type, bytes)).toEqual({ width: 800, height: 600 });
});

test('knows photographs that are turned', () => {
  expect(imageSize('jpg', padded(hex('ffd8'), turned, frame))).toEqual({ width: 600, height: 800 });
});

test.each([
  ['png', hex('89504e47')],
  ['png', padded(hex('89504e470d0a1a0a 0000000d 49484452 00000000 00000258'))],
  ['jpg', padded(hex('ffd8 ffe0 0000'))],
  ['svg', ascii('<svg viewBox="0 0 x y"/>')],
  ['svg', ascii('<svg/>')],
  ['gif', Buffer.alloc(0)],
])('knows no size of a damaged %s (%#)', (type, bytes) => {
  expect(imageSize(type, bytes)).toBe(undefined);
});

test('reads any bytes', () => {
  const starts = [
    'ffd8ffe1',
    'ffd8ffc0',
    '89504e47',
    '47494638',
    '52494646000000005745425056503858',
    '0000001c66747970',
  ];
  const bytes = fc.tuple(fc.constantFrom(...starts.map(hex)), fc.uint8Array({ maxLength: 120 }));
  fc.assert(
    fc.property(bytes, fc.constantFrom('jpg', 'svg'), ([start, rest], type) => {
      const { width, height } = imageSize(type, Buffer.concat([start, rest])) ?? { width: 1, height: 1 };
      expect(width * height).toBeGreaterThan(0);
    }),
  );
});
