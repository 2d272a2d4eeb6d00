import { parseEstimate } from 'backstage-plugin-perf-coverage-common';

/** Why an estimate can't be; null where it can, or where none is given. */
export function estimateProblem(text: string): string | null {
  if (text.trim() === '') return null;
  try {
    parseEstimate(text);
    return null;
  } catch (caught) {
    return caught instanceof Error ? caught.message : String(caught);
  }
}
