import { ResultInput } from 'backstage-plugin-perf-coverage-node';
import { forEachBlock, maxLineBytes } from './blocks';

export interface LinesEnd {
  lines: number;
  /** Lines longer than the limit, and the first of them. */
  tooLong: number;
  firstTooLong: number | undefined;
}

/** Takes the usual lines of a format as bytes, without making texts of them. */
export interface LineScanner {
  /** Before the lines of a block. */
  use(bytes: Buffer): void;
  /**
   * Takes the line that starts at `from` in, and gives the offset behind its
   * line feed; -1 where the line is none of the usual ones, and nothing of it
   * was taken in. Bytes from `to` on are none of the block's.
   */
  scan(from: number, to: number): number;
}

/**
 * Walks over the lines of a file: usual ones by the scanner, the others as
 * text. Memory is bounded by a chunk and the longest line.
 */
export async function forEachScannedLine(
  input: ResultInput,
  scanner: LineScanner | undefined,
  onLine: (line: string, number: number) => void,
): Promise<LinesEnd> {
  const end: LinesEnd = { lines: 0, tooLong: 0, firstTooLong: undefined };
  const tooLong = () => {
    end.lines += 1;
    end.tooLong += 1;
    end.firstTooLong ??= end.lines;
  };
  await forEachBlock(input, {
    tooLong,
    lines(bytes, from, to) {
      scanner?.use(bytes);
      let at = from;
      while (at < to) {
        const scanned = scanner === undefined ? -1 : scanner.scan(at, to);
        if (scanned > 0) {
          end.lines += 1;
          at = scanned;
          continue;
        }
        const next = bytes.indexOf(10, at) + 1;
        if (next - at > maxLineBytes) {
          tooLong();
        } else {
          end.lines += 1;
          onLine(
            bytes.toString('utf8', at, endOfLine(bytes, at, next)),
            end.lines,
          );
        }
        at = next;
      }
    },
  });
  return end;
}

/** Where a line ends without LF or CRLF; `next` is behind its line feed. */
export function endOfLine(bytes: Buffer, from: number, next: number): number {
  return next - from > 1 && bytes[next - 2] === 13 ? next - 2 : next - 1;
}

/**
 * Calls `onLine` with each line of a file, without its end (LF or CRLF) and
 * with its number from 1.
 */
export function forEachLine(
  input: ResultInput,
  onLine: (line: string, number: number) => void,
): Promise<LinesEnd> {
  return forEachScannedLine(input, undefined, onLine);
}
