/**
 * How many values `Range(low, high)` gives: the ends, zero where it lies
 * between, and the powers of the multiplier between them on either side
 * (`AddRange` in Google Benchmark's `benchmark_register.h`). Null where an end
 * is unknown.
 */
export function rangeOf(
  low: number | undefined,
  high: number | undefined,
  multiplier: number | undefined,
): number | null {
  if (
    low === undefined ||
    high === undefined ||
    multiplier === undefined ||
    !(multiplier >= 2) ||
    low > high
  ) {
    return null;
  }
  const values = new Set([low, high]);
  if (low < 0 && high > 0) values.add(0);
  for (let power = 1; power < Number.MAX_SAFE_INTEGER; power *= multiplier) {
    if (power > low && power < high) values.add(power);
    if (-power > low && -power < high) values.add(-power);
    if (power > Math.max(Math.abs(low), Math.abs(high))) break;
  }
  return values.size;
}
