import type { Random } from '../core/random';

const HEX = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
/** One array for all: ids are made for every call and every message. */
const uuidCodes = Array.from('00000000-0000-0000-0000-000000000000', (digit) => digit.charCodeAt(0));

/**
 * Randomness from a seed: the same seed draws the same ids and choices in the same order.
 *
 * The generator is sfc32: small, fast, and of good statistical quality.
 */
export function seededRandom(seed: number): Random {
  const next = sfc32(seed);
  return {
    unit: () => next() / 2 ** 32,
    uuid: () => formatUuid(next(), next(), next(), next()),
  };
}

function sfc32(seed: number): () => number {
  let [a, b, c, counter] = [seed | 0, (seed / 2 ** 32) | 0, 0x9e3779b9 | 0, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/** Made of character codes: a text put together of pieces would keep all of them in memory. */
function formatUuid(a: number, b: number, c: number, d: number): string {
  putHex(a, 0, 8);
  putHex(b >>> 16, 9, 4);
  putHex((b & 0x0fff) | 0x4000, 14, 4);
  putHex(((c >>> 16) & 0x3fff) | 0x8000, 19, 4);
  putHex(c, 24, 4);
  putHex(d, 28, 8);
  return String.fromCharCode(...uuidCodes);
}

/** Puts the last digits of a number into the UUID in the making. */
function putHex(value: number, start: number, digits: number): void {
  let rest = value;
  for (let at = start + digits - 1; at >= start; at--) {
    uuidCodes[at] = HEX[rest & 15]!;
    rest >>>= 4;
  }
}
