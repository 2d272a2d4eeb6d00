/** One line of a difference between two texts. @public */
export interface DiffLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
  /** Counted from 1, in the text that has the line (the new one where both have). */
  line: number;
}

/** Longer middles are told as all removed and all added. */
const maxCells = 4_000_000;

/**
 * Where two texts differ, line by line, each change with some lines around it.
 * Shortest where what differs is of ordinary length.
 *
 * @param context - lines before and behind a change
 * @public
 */
export function lineDiff(
  before: string,
  after: string,
  context = 3,
): DiffLine[] {
  const old = linesOf(before);
  const now = linesOf(after);
  let start = 0;
  while (start < old.length && old[start] === now[start]) start++;
  if (start === old.length && start === now.length) return [];
  let tail = 0;
  while (
    tail < old.length - start &&
    tail < now.length - start &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  ) {
    tail++;
  }
  const whole: DiffLine[] = [
    ...now.slice(0, start).map((text, at) => same(text, at + 1)),
    ...middle(
      old.slice(start, old.length - tail),
      now.slice(start, now.length - tail),
      start + 1,
    ),
    ...now
      .slice(now.length - tail)
      .map((text, at) => same(text, now.length - tail + at + 1)),
  ];
  const near = whole.map(() => false);
  whole.forEach(({ kind }, at) => {
    if (kind === 'same') return;
    const last = Math.min(whole.length - 1, at + context);
    for (let i = Math.max(0, at - context); i <= last; i++) near[i] = true;
  });
  return whole.filter((_, at) => near[at]);
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function same(text: string, line: number): DiffLine {
  return { kind: 'same', text, line };
}

/** By the longest common subsequence, where it is not too long to look for. */
function middle(old: string[], now: string[], first: number): DiffLine[] {
  const removed = (at: number): DiffLine => ({
    kind: 'removed',
    text: old[at],
    line: first + at,
  });
  const added = (at: number): DiffLine => ({
    kind: 'added',
    text: now[at],
    line: first + at,
  });
  if (old.length * now.length > maxCells) {
    return [
      ...old.map((_, at) => removed(at)),
      ...now.map((_, at) => added(at)),
    ];
  }
  const width = now.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i * width + j] =
        old[i] === now[j]
          ? common[(i + 1) * width + j + 1] + 1
          : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push(same(now[j], first + j));
      i++;
      j++;
    } else if (
      j >= now.length ||
      (i < old.length &&
        common[(i + 1) * width + j] >= common[i * width + j + 1])
    ) {
      lines.push(removed(i++));
    } else {
      lines.push(added(j++));
    }
  }
  return lines;
}
