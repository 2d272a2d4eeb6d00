import { sectionOf } from './sections';
import { SummaryLine } from './summaryLines';

// No metric has such a name.
const total = '█ total';
const thresholds = '█ thresholds';

/**
 * Where the reports of a text start. A run's own header starts one; where a
 * log has lost those, a summary does that names a metric again.
 */
export function reportStarts(lines: readonly SummaryLine[]): number[] {
  const starts: number[] = [];
  let open = new Set<string>();
  /** The first line since the last row that may be of a further summary. */
  let pending: number | undefined;
  let parent = '';
  let apart = false;

  function start(line: number): void {
    starts.push(line);
    open = new Set();
    pending = undefined;
    apart = false;
  }

  lines.forEach((line, n) => {
    if (line.kind === 'header') {
      start(n);
    } else if (line.kind === 'title') {
      const section = sectionOf(line);
      if (section === 'thresholds' || section === 'total') {
        const known =
          section === 'thresholds' ? open.size > 0 : open.has(total);
        if (known || starts.length === 0) {
          start(n);
        }
        open.add(section === 'total' ? total : thresholds);
      }
      apart = section === 'apart';
      pending ??= n;
    } else if (line.kind === 'mark' && !apart) {
      pending ??= n;
    } else if (line.kind === 'row' && !apart) {
      const inner = line.name.startsWith('{');
      parent = inner ? parent : line.name;
      const key = inner ? parent + line.name : line.name;
      if (open.has(key) || starts.length === 0) {
        start(pending ?? n);
      }
      open.add(key);
      pending = undefined;
    }
  });
  return starts;
}
