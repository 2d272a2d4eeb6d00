/**
 * Modules of a repository may declare the same names: of several the one counts
 * whose file stands nearest to the file that asks.
 *
 * @param pathOf - path of a candidate's file
 * @param from - path of the file that asks
 */
export function nearest<T>(
  candidates: readonly T[],
  pathOf: (one: T) => string,
  from: string,
): T | null {
  let best: T | null = candidates[0] ?? null;
  if (candidates.length < 2) return best;
  let length = -1;
  for (const one of candidates) {
    const common = commonFolders(pathOf(one), from);
    if (common > length) {
      best = one;
      length = common;
    }
  }
  return best;
}

/** How many folders two paths have in common. */
function commonFolders(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  const most = Math.min(left.length, right.length) - 1;
  let count = 0;
  while (count < most && left[count] === right[count]) count += 1;
  return count;
}
