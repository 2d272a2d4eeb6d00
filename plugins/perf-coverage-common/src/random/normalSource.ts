import { normalQuantile } from './normalQuantile';

/** Slices of equal probability; the mean of each stands for it. */
const slices = 2 ** 14;
let table: Float64Array | null = null;

/** Standard normal numbers that depend on the seed alone. */
export interface NormalSource {
  /** The next `count` of them, into the front of `target`. */
  fill(target: Float64Array, count: number): void;
}

/**
 * Draws from 16,384 slices of equal probability, by the generator "mulberry32"
 * of Tommy Ettinger (public domain), as `seededRandom` does. The slices' middles
 * are scaled so that mean and variance are exactly 0 and 1; the largest is 4.01.
 */
export function normalSource(seed: number): NormalSource {
  const values = (table ??= sliced());
  let state = Math.trunc(seed) % 2 ** 32 | 0;
  return {
    fill(target, count) {
      for (let at = 0; at < count; at++) {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        target[at] = values[((mixed ^ (mixed >>> 14)) >>> 0) >>> 18];
      }
    },
  };
}

/**
 * A seed of its own for each name, so that what one thing draws does not hang
 * on which others there are (FNV-1a, then the finish of MurmurHash3).
 */
export function seedOf(seed: number, name: string): number {
  let hash = (0x811c9dc5 ^ (Math.trunc(seed) % 2 ** 32 | 0)) | 0;
  for (let at = 0; at < name.length; at++) {
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function sliced(): Float64Array {
  const middles = new Float64Array(slices);
  let squares = 0;
  for (let at = 0; at < slices / 2; at++) {
    const value = normalQuantile((at + 0.5) / slices);
    middles[at] = value;
    middles[slices - 1 - at] = -value;
    squares += 2 * value * value;
  }
  const scale = Math.sqrt(slices / squares);
  return middles.map(value => value * scale);
}
