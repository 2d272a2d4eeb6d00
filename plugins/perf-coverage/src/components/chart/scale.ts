/** Steps of an axis that people read easily: 1, 2 or 5 times a power of ten. */
function niceStep(span: number, count: number): number {
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find(step => step * power >= rough) ?? 10;
  return factor * power;
}

/** Marks of an axis from zero that hold the largest value; `[0, 1]` where there is none. */
export function axisMarks(largest: number, count = 4): number[] {
  if (!Number.isFinite(largest) || largest <= 0) return [0, 1];
  const step = niceStep(largest, count);
  const steps = Math.ceil(largest / step - 1e-9);
  return Array.from({ length: steps + 1 }, (_, index) =>
    // Without the noise of floating point: 0.30000000000000004.
    Number((index * step).toPrecision(12)),
  );
}

/** Maps a range to another; the middle where the first has no width. */
export function linear(
  [fromLow, fromHigh]: readonly [number, number],
  [toLow, toHigh]: readonly [number, number],
): (value: number) => number {
  const span = fromHigh - fromLow;
  return value =>
    span === 0
      ? (toLow + toHigh) / 2
      : toLow + ((value - fromLow) / span) * (toHigh - toLow);
}

/** A line as SVG path; it breaks where a value is not known. */
export function linePath(
  points: readonly { x: number; y: number | null }[],
): string {
  let pen = 'M';
  const parts: string[] = [];
  for (const { x, y } of points) {
    if (y === null) {
      pen = 'M';
    } else {
      parts.push(`${pen}${x.toFixed(1)} ${y.toFixed(1)}`);
      pen = 'L';
    }
  }
  return parts.join('');
}
