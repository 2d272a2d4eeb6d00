import {
  GapListItem,
  escapeMarkdown,
  markdownAddress,
  markdownTable,
} from 'backstage-plugin-perf-coverage-common';
import { DASH } from '../components/format';
import { nameOfRef } from '../components/nameOfRef';

/** Gaps as a Markdown table, each with its address in the portal. */
export function gapsToMarkdown(
  gaps: readonly GapListItem[],
  addressOf: (gap: GapListItem) => string,
): string {
  const cell = (text: string | null) =>
    text === null ? DASH : escapeMarkdown(text);
  return markdownTable(
    ['Gap', 'Component', 'Priority', 'Assignee', 'Phase', 'Hours'],
    gaps.map(gap => {
      const address = markdownAddress(addressOf(gap));
      return [
        address ? `[${cell(gap.title)}](${address})` : cell(gap.title),
        cell(gap.componentTitle),
        gap.priority,
        cell(gap.assignee && nameOfRef(gap.assignee)),
        cell(gap.phaseTitle),
        gap.estimate ? `${gap.estimate.low}–${gap.estimate.high}` : DASH,
      ];
    }),
  );
}
