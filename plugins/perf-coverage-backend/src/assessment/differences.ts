/** Enough to see what is wrong. */
const maxDifferences = 20;

/**
 * Places (JSON pointers) at which two documents differ, the first twenty. What
 * JSON does not keep, such as an undefined field, makes no difference.
 */
export function differences(a: unknown, b: unknown, at = ''): string[] {
  const found: string[] = [];
  const compare = (one: unknown, other: unknown, place: string) => {
    if (found.length >= maxDifferences) return;
    if (
      typeof one !== 'object' ||
      typeof other !== 'object' ||
      !one ||
      !other
    ) {
      if (one !== other) found.push(place);
      return;
    }
    const left = one as Record<string, unknown>;
    const right = other as Record<string, unknown>;
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      compare(left[key], right[key], `${place}/${key}`);
    }
  };
  compare(plain(a), plain(b), at);
  return found;
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}
