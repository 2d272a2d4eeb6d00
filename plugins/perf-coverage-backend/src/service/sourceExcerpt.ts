import { SourceExcerpt } from 'backstage-plugin-perf-coverage-common';

const linesAround = 25;
const maxLines = 400;
/** Of a line that no person reads, such as bundled code. */
const maxLineLength = 2000;

/** The lines around one, or the start of a file where none is asked for. */
export function sourceExcerpt(
  path: string,
  text: string,
  line: number | undefined,
): SourceExcerpt {
  const all = text.split(/\r\n|\r|\n/);
  // A final line end starts no further line.
  if (all.length > 1 && all.at(-1) === '') all.pop();
  const wanted = Math.min(line ?? 1, all.length);
  const first = line === undefined ? 1 : Math.max(1, wanted - linesAround);
  const last =
    line === undefined
      ? Math.min(all.length, maxLines)
      : Math.min(all.length, wanted + linesAround);
  return {
    path,
    firstLine: first,
    lines: all
      .slice(first - 1, last)
      .map(one =>
        one.length > maxLineLength ? `${one.slice(0, maxLineLength)}…` : one,
      ),
    totalLines: all.length,
  };
}
