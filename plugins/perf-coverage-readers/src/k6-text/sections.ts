import { SummaryLine } from './summaryLines';

/** Sections of the newer layout; a title of the older one is that of a group. */
export function sectionOf(
  title: Extract<SummaryLine, { kind: 'title' }>,
): 'thresholds' | 'total' | 'apart' | 'group' {
  if (!title.nested && title.text === 'THRESHOLDS') {
    return 'thresholds';
  }
  if (!title.nested && title.text === 'TOTAL RESULTS') {
    return 'total';
  }
  return title.nested || /^(?:GROUP|SCENARIO): /.test(title.text)
    ? 'apart'
    : 'group';
}
