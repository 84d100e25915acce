// Pure: it runs in browsers as well.

/** 64 characters that stand for themselves in JSON. */
const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_';

const valueOf = new Uint8Array(128);
for (const [value, digit] of [...digits].entries()) valueOf[digit.charCodeAt(0)] = value;

/**
 * Write a number as `encodeNumber` does, into bytes: at most `longestNumber` of them.
 *
 * @returns Where it ends.
 */
export function writeNumber(bytes: Uint8Array, start: number, number: number): number {
  let [at, rest] = [start, number];
  while (rest >= 32) {
    bytes[at] = digits.charCodeAt((rest % 32) + 32);
    at += 1;
    rest = Math.floor(rest / 32);
  }
  bytes[at] = digits.charCodeAt(rest);
  return at + 1;
}

/** Characters of the largest safe integer. */
export const longestNumber = 11;

/** Write a number, 0 or more, as one character if it is below 32, and with 5 bits in each if not. */
export function encodeNumber(number: number): string {
  let text = '';
  let rest = number;
  while (rest >= 32) {
    text += digits.charAt((rest % 32) + 32);
    rest = Math.floor(rest / 32);
  }
  return text + digits.charAt(rest);
}

/** Reads the numbers of a text one by one. */
export class NumberReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  next(): number {
    let number = 0;
    for (let unit = 1; ; unit *= 32) {
      const value = valueOf[this.#text.charCodeAt(this.#at)] ?? 0;
      this.#at += 1;
      number += (value % 32) * unit;
      if (value < 32 || this.isAtEnd) return number;
    }
  }
}
