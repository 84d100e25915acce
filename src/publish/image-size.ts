/** The size at which an image is shown by itself, in CSS pixels. */
export interface ImageSize {
  width: number;
  height: number;
}

/**
 * Read the size of an image from its first bytes.
 *
 * @param type Its extension, as in `imageName`.
 * @returns `undefined` if it is not known: of a damaged file, or of a drawing that states none.
 */
export function imageSize(type: string, bytes: Uint8Array): ImageSize | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = sizeOf(type, data) ?? [];
  const isValid = (length: number | undefined): length is number =>
    length !== undefined && length >= 1 && length <= longest;
  return isValid(width) && isValid(height) ? { width: Math.round(width), height: Math.round(height) } : undefined;
}

/** Longer than any image that a browser can show. */
const longest = 100_000;

type Size = [width: number, height: number] | undefined;

function sizeOf(type: string, data: Buffer): Size {
  if (type === 'svg') return sizeOfSvg(data.toString('utf8', 0, 20_000));
  // Shorter than the header of any of them.
  if (data.length < 30) return undefined;
  // By content, since many files have the extension of another type.
  if (data.readUInt32BE(0) === 0x89_50_4e_47) return [data.readUInt32BE(16), data.readUInt32BE(20)];
  if (data.toString('latin1', 0, 4) === 'GIF8') return [data.readUInt16LE(6), data.readUInt16LE(8)];
  if (data.readUInt16BE(0) === 0xff_d8) return sizeOfJpeg(data);
  if (data.toString('latin1', 8, 12) === 'WEBP') return sizeOfWebp(data);
  return data.toString('latin1', 4, 8) === 'ftyp' ? sizeOfAvif(data) : undefined;
}

/** @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.1 */
function sizeOfJpeg(data: Buffer): Size {
  let isTurned = false;
  for (let at = 2; at + 9 < data.length; at += 2 + data.readUInt16BE(at + 2)) {
    const marker = data.readUInt16BE(at);
    if (marker === 0xff_e1) isTurned ||= isTurnedByExif(data.subarray(at + 4, at + 2 + data.readUInt16BE(at + 2)));
    // The frame headers are C0 to CF without C4, C8 and CC.
    if (marker >= 0xff_c0 && marker <= 0xff_cf && ![0xff_c4, 0xff_c8, 0xff_cc].includes(marker)) {
      const [height, width] = [data.readUInt16BE(at + 5), data.readUInt16BE(at + 7)];
      return isTurned ? [height, width] : [width, height];
    }
    if (marker < 0xff_c0) return undefined;
  }
  return undefined;
}

/** Whether a browser shows a photograph turned by a quarter: tag 0x0112 is 5 or more. */
function isTurnedByExif(segment: Buffer): boolean {
  if (segment.length < 16 || segment.toString('latin1', 0, 4) !== 'Exif') return false;
  const tiff = segment.subarray(6);
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const read16 = (at: number): number => {
    if (at + 2 > tiff.length) return 0;
    return isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  };
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let index = 0; index < Math.min(read16(start), 100); index += 1) {
    const at = start + 2 + 12 * index;
    if (read16(at) === 0x0112) return read16(at + 8) >= 5 && read16(at + 8) <= 8;
  }
  return false;
}

/** @see https://developers.google.com/speed/webp/docs/riff_container */
function sizeOfWebp(data: Buffer): Size {
  switch (data.toString('latin1', 12, 16)) {
    case 'VP8X':
      return [data.readUIntLE(24, 3) + 1, data.readUIntLE(27, 3) + 1];
    case 'VP8L': {
      const bits = data.readUInt32LE(21);
      return [(bits & 0x3f_ff) + 1, ((bits >>> 14) & 0x3f_ff) + 1];
    }
    case 'VP8 ':
      return [data.readUInt16LE(26) & 0x3f_ff, data.readUInt16LE(28) & 0x3f_ff];
    default:
      return undefined;
  }
}

/** The largest of the sizes in its properties: tiles and thumbnails are smaller than the image. */
function sizeOfAvif(data: Buffer): Size {
  const head = data.subarray(0, 4096);
  let size: Size;
  for (let at = head.indexOf('ispe'); at >= 0 && at + 16 <= head.length; at = head.indexOf('ispe', at + 4)) {
    const [width, height] = [head.readUInt32BE(at + 8), head.readUInt32BE(at + 12)];
    if (!size || width * height > size[0] * size[1]) size = [width, height];
  }
  const turn = head.indexOf('irot');
  const isTurned = turn >= 0 && ((head[turn + 4] ?? 0) & 1) === 1;
  return size && isTurned ? [size[1], size[0]] : size;
}

/** What the root element states, in pixels, or else the size of its `viewBox`. */
function sizeOfSvg(text: string): Size {
  const [root = ''] = /<svg\b[^>]*>/.exec(text) ?? [];
  const lengthOf = (name: string): number | undefined => {
    const [, number] = new RegExp(`\\s${name}\\s*=\\s*["']\\s*([\\d.]+)(?:px)?\\s*["']`).exec(root) ?? [];
    return number === undefined ? undefined : Number(number);
  };
  const [width, height] = [lengthOf('width'), lengthOf('height')];
  if (width !== undefined && height !== undefined) return [width, height];
  const [, box = ''] = /\sviewBox\s*=\s*["']([^"']*)["']/.exec(root) ?? [];
  const [, , boxWidth, boxHeight] = box
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return boxWidth === undefined || boxHeight === undefined ? undefined : [boxWidth, boxHeight];
}
