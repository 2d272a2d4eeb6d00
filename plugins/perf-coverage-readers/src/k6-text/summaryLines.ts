import { withoutColours } from '../input/colours';
import { RowValues, rowValues } from './rowValues';

/** A line of the summary, taken apart. */
export type SummaryLine =
  | { kind: 'blank' }
  /** `     execution: local`, above the progress of a run. */
  | { kind: 'header' }
  | { kind: 'running'; time: string }
  | ({ kind: 'row' } & Row)
  /** `✓ status is 200`, a threshold of the newer layout too. */
  | { kind: 'mark'; indent: number; ok: boolean; text: string }
  | { kind: 'counts'; passes: number; fails: number }
  /** `█ checkout` and `↳ GROUP: checkout`. */
  | { kind: 'title'; indent: number; nested: boolean; text: string }
  | { kind: 'text'; text: string };

interface Row {
  /** As it stands: `{ name:login }` of a sub-metric. */
  name: string;
  /** Whether the thresholds of the metric held, where it has some. */
  ok: boolean | undefined;
  read: RowValues;
}

/** Of k6 since 0.1, which allowed more than letters. */
const metricName =
  /^(?:[\p{L}\p{N}_][\p{L}\p{N}._ !?/&#()<>%-]{0,127}|\{ .{1,1000} \})$/u;
const runningLine =
  /^running \(([\ddhms.]{2,20})\), \d{1,9}\/\d{1,9} VUs, \d{1,15} complete and /;
const countsLine = /^↳\s{1,9}\d{1,3}% — ✓ (\d{1,15}) \/ ✗ (\d{1,15})$/;

/** What services for CI, containers and terminals put before a line. */
const prefixes = [
  /^[^\t]{1,200}\t[^\t]{1,200}\t\ufeff?/,
  /^\ufeff?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)(?: \d\d[OE][ +])? ?/,
  /^\[[^\]]{1,80}\] ?/,
  /^\d\d:\d\d:\d\d(?:[.,]\d{1,6})? /,
  /^[\w.-]{1,80} {0,40}\| ?/,
];

/** What Windows makes of k6's signs where it takes UTF-8 for one of its code pages. */
const misread: [RegExp, string][] = [
  [/Γ£ô|Ô£ô|âœ“/g, '✓'],
  [/Γ£ù|Ô£ù|âœ—/g, '✗'],
  [/Γûê|Ôûê|â–ˆ/g, '█'],
  [/Γå│|Ôå│|â†³/g, '↳'],
  [/ΓÇö|ÔÇö|â€”/g, '—'],
  [/┬╡|┬Á|Âµ/g, 'µ'],
];

export function summaryLine(raw: string): SummaryLine {
  const line = plainLine(raw);
  const text = line.trim();
  if (text === '') {
    return { kind: 'blank' };
  }
  const row = rowOf(text);
  if (row) {
    return { kind: 'row', ...row };
  }
  const indent = line.length - line.trimStart().length;
  const rest = text.slice(2).trim();
  switch (text[0]) {
    case '✓':
    case '✗':
      return { kind: 'mark', indent, ok: text[0] === '✓', text: rest };
    case '█':
      return { kind: 'title', indent, nested: false, text: rest };
    case '↳': {
      const counts = countsLine.exec(text);
      return counts
        ? {
            kind: 'counts',
            passes: Number(counts[1]),
            fails: Number(counts[2]),
          }
        : { kind: 'title', indent, nested: true, text: rest };
    }
    default:
  }
  if (/^execution: \S/.test(text)) {
    return { kind: 'header' };
  }
  const time = runningLine.exec(text)?.[1];
  return time === undefined
    ? { kind: 'text', text }
    : { kind: 'running', time };
}

/** `✓ http_reqs......: 100 3.2/s` */
function rowOf(text: string): Row | undefined {
  const dots = text.indexOf('...:');
  if (dots < 1) {
    return undefined;
  }
  let end = dots;
  while (text[end - 1] === '.') {
    end -= 1;
  }
  const marked = text[0] === '✓' || text[0] === '✗';
  const name = text.slice(marked ? 1 : 0, end).trim();
  const read = metricName.test(name)
    ? rowValues(text.slice(dots + '...:'.length))
    : undefined;
  return read && { name, ok: marked ? text[0] === '✓' : undefined, read };
}

/** A line without colours, and without what others put before it. */
function plainLine(raw: string): string {
  let line = withoutColours(raw.slice(0, 4000));
  if (line.includes('\r')) {
    line = line.slice(line.trimEnd().lastIndexOf('\r') + 1);
  }
  for (let n = 0; n < 3 && /^\S/.test(line); n += 1) {
    line = withoutPrefix(line);
  }
  if (/[ΓÔâ┬Â]/.test(line)) {
    for (const [wrong, sign] of misread) {
      line = line.replace(wrong, sign);
    }
  }
  // `indent` of k6's textSummary may be an arrow; Markdown quotes and heads.
  return line.replace(/^[\s→>#]+/, blank => ' '.repeat(blank.length));
}

function withoutPrefix(line: string): string {
  const prefix = prefixes.find(each => each.test(line));
  return prefix ? line.replace(prefix, '') : line;
}
