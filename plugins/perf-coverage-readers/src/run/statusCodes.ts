import { JsonObject } from '../input/json';

/** Responses by status, and how many of them are errors (400 and above). */
export function countStatusCodes(counts: JsonObject): {
  responses: number;
  failed: number;
} {
  let responses = 0;
  let failed = 0;
  for (const [code, count] of Object.entries(counts)) {
    if (typeof count === 'number' && Number.isFinite(count)) {
      responses += count;
      failed += /^[123]\d\d/.test(code) ? 0 : count;
    }
  }
  return { responses, failed };
}

/** The sum of all counts. */
export function sumCounts(counts: JsonObject): number {
  return Object.values(counts).reduce<number>(
    (sum, count) => (typeof count === 'number' ? sum + count : sum),
    0,
  );
}
