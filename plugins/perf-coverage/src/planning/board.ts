import type {
  GapListItem,
  GapQuery,
} from 'backstage-plugin-perf-coverage-common';

/** One name for a gap among those of all components. */
export function keyOf(gap: Pick<GapListItem, 'entityRef' | 'id'>): string {
  return `${gap.entityRef}/${gap.id}`;
}

/** What a gap may lack; each is work for whoever plans. */
export const lacking = ['assignee', 'estimate', 'phase'] as const;
export type Lacking = (typeof lacking)[number];

/** What the address asks to be without; everything else in it is left out. */
export function lacksIn(params: URLSearchParams): Lacking[] {
  return lacking.filter(name => params.getAll('lacks').includes(name));
}

/** The query of the board: always open gaps, with what they lack. */
export function boardQuery(
  asked: GapQuery | undefined,
  lacks: readonly Lacking[],
): GapQuery | undefined {
  if (!asked) return undefined;
  const { status: _status, sort: _sort, order: _order, ...filters } = asked;
  return {
    ...filters,
    status: ['open'],
    ...(lacks.length > 0 ? { lacks: [...lacks] } : {}),
  };
}
