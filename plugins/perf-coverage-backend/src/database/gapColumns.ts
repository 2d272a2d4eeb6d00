import {
  GapRecord,
  meanHours,
  priorities,
} from 'backstage-plugin-perf-coverage-common';

/** The columns of a gap that lists filter, sort and sum by. */
export function gapColumns(record: GapRecord) {
  const { estimate } = record;
  return {
    status: record.status,
    priority: record.priority,
    priority_rank: priorities.indexOf(record.priority),
    type: record.type,
    title_sort: fitting(record.title, 255).toLocaleLowerCase('en-US'),
    search_text: fitting(
      [record.title, record.capabilityTitle, record.assignee]
        .filter(part => part !== null)
        .join('\n'),
      10_000,
    ).toLocaleLowerCase('en-US'),
    assignee: record.assignee && fitting(record.assignee, 512),
    phase: record.phase && fitting(record.phase, 255),
    hours_low: estimate?.low ?? null,
    hours_high: estimate?.high ?? null,
    hours_mean: estimate && meanHours(estimate),
    opened_at: record.openedAt,
    closed_at: record.closedAt,
  };
}

/** A text as PostgreSQL takes it: without NUL and no longer than its column. */
function fitting(text: string, maxLength: number): string {
  return text.replaceAll('\0', '').slice(0, maxLength);
}
