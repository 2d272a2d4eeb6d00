/**
 * Random numbers in (0, 1) that depend on the seed alone: the generator
 * "mulberry32" by Tommy Ettinger (public domain), moved by half a step so that
 * neither 0 nor 1 comes up.
 */
export function seededRandom(seed: number): () => number {
  let state = Math.trunc(seed) % 2 ** 32 | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 2 ** 32;
  };
}
