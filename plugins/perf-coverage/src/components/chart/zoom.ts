/** A part of an axis. */
export type Range = readonly [low: number, high: number];

/** What the buttons below a chart do. */
export type ZoomStep = 'in' | 'out' | 'earlier' | 'later';

/** Nobody looks closer than this share of the whole. */
const SMALLEST = 1 / 1000;

function within([low, high]: Range, whole: Range): Range | null {
  const width = Math.max(high - low, (whole[1] - whole[0]) * SMALLEST);
  if (width >= whole[1] - whole[0]) return null;
  const start = Math.min(Math.max(low, whole[0]), whole[1] - width);
  return [start, start + width];
}

/** The range after one step of the keyboard; null where that is the whole. */
export function zoomedBy(
  shown: Range,
  whole: Range,
  step: ZoomStep,
): Range | null {
  const [low, high] = shown;
  const width = high - low;
  switch (step) {
    case 'in':
      return within([low + width / 4, high - width / 4], whole);
    case 'out':
      return within([low - width / 2, high + width / 2], whole);
    case 'earlier':
      return within([low - width / 2, high - width / 2], whole);
    case 'later':
      return within([low + width / 2, high + width / 2], whole);
    default: {
      const never: never = step;
      return never;
    }
  }
}

/** The range between two places on the axis, whichever came first; null where they are one place. */
export function brushed(a: number, b: number, whole: Range): Range | null {
  const [low, high] = a < b ? [a, b] : [b, a];
  return low === high ? null : within([low, high], whole);
}
