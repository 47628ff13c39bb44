import type { Random } from '../core/random';

const HEX = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const DASH = '-'.charCodeAt(0);
const DASHES_BEFORE = new Set([8, 12, 16, 20]);

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

/** A seed that differs from run to run. */
export function freshSeed(): number {
  return Math.floor(Math.random() * 2 ** 32);
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
  const words = [a, (b & 0xffff0fff) | 0x4000, (c & 0x3fffffff) | 0x80000000, d];
  const codes: number[] = [];
  for (let digit = 0; digit < 32; digit++) {
    if (DASHES_BEFORE.has(digit)) codes.push(DASH);
    codes.push(HEX[(words[digit >> 3]! >>> (28 - 4 * (digit & 7))) & 15]!);
  }
  return String.fromCharCode(...codes);
}
