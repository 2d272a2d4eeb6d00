import { ResultInput } from 'backstage-plugin-perf-coverage-node';

/** No line of a result file is longer; a longer one is skipped and counted. */
export const maxLineBytes = 1024 * 1024;

const lineFeed = 10;

/** Takes a file in blocks of whole lines. */
export interface BlockHandler {
  /** Lines in `bytes` from `from` to before `to`; each ends in a line feed. */
  lines(bytes: Buffer, from: number, to: number): void;
  /** In place of a line that spans chunks and is longer than `maxLineBytes`. */
  tooLong(): void;
}

/**
 * Gives a file as blocks of whole lines, without copying more than the lines
 * that chunks cut. Memory is bounded by a chunk and the longest line. The
 * last line of the file gets the line feed that it may lack.
 */
export async function forEachBlock(
  input: ResultInput,
  handler: BlockHandler,
): Promise<void> {
  let held: Buffer[] = [];
  let heldBytes = 0;

  const hold = (part: Buffer) => {
    heldBytes += part.length;
    if (heldBytes > maxLineBytes) {
      held = [];
    } else {
      held.push(part);
    }
  };
  const finish = (rest: Buffer) => {
    hold(rest);
    if (heldBytes > maxLineBytes) {
      handler.tooLong();
    } else {
      handler.lines(Buffer.concat(held), 0, heldBytes);
    }
    held = [];
    heldBytes = 0;
  };

  for await (const chunk of input.chunks()) {
    const last = chunk.lastIndexOf(lineFeed) + 1;
    let from = 0;
    if (heldBytes > 0 && last > 0) {
      from = chunk.indexOf(lineFeed) + 1;
      finish(chunk.subarray(0, from));
    }
    if (from < last) {
      handler.lines(chunk, from, last);
    }
    if (last < chunk.length) {
      const rest = chunk.subarray(last);
      // A copy, lest a short rest keep its whole chunk alive.
      hold(heldBytes + rest.length > maxLineBytes ? rest : Buffer.from(rest));
    }
  }
  if (heldBytes > 0) {
    finish(Buffer.from([lineFeed]));
  }
}
