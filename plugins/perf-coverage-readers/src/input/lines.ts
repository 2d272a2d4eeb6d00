import { ResultInput } from 'backstage-plugin-perf-coverage-node';

/** No line of a result file is longer; a longer one is skipped and counted. */
const maxLineBytes = 1024 * 1024;

export interface LinesEnd {
  lines: number;
  /** Lines longer than the limit, and the first of them. */
  tooLong: number;
  firstTooLong: number | undefined;
}

/**
 * Calls `onLine` with each line of a file, without its end (LF or CRLF) and
 * with its number from 1. Memory is bounded by a chunk and the longest line.
 */
export async function forEachLine(
  input: ResultInput,
  onLine: (line: string, number: number) => void,
): Promise<LinesEnd> {
  const end: LinesEnd = { lines: 0, tooLong: 0, firstTooLong: undefined };
  let held: Buffer[] = [];
  let heldBytes = 0;

  const hold = (part: Buffer) => {
    heldBytes += part.length;
    if (heldBytes > maxLineBytes) {
      held = [];
    } else if (part.length > 0) {
      held.push(part);
    }
  };
  const finish = () => {
    end.lines += 1;
    if (heldBytes > maxLineBytes) {
      end.tooLong += 1;
      end.firstTooLong ??= end.lines;
    } else {
      const bytes = held.length === 1 ? held[0] : Buffer.concat(held);
      const length = bytes.at(-1) === 13 ? bytes.length - 1 : bytes.length;
      onLine(bytes.toString('utf8', 0, length), end.lines);
    }
    held = [];
    heldBytes = 0;
  };

  for await (const chunk of input.chunks()) {
    let from = 0;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      hold(chunk.subarray(from, at));
      finish();
      from = at + 1;
    }
    hold(chunk.subarray(from));
  }
  if (heldBytes > 0) {
    finish();
  }
  return end;
}
