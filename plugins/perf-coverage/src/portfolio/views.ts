/** How the portfolio may be looked at; the address holds which one. */
export const views = [
  'table',
  'heat',
  'owner',
  'system',
  'domain',
  'trends',
] as const;

export type View = (typeof views)[number];

/** The table, where the address names none that there is. */
export function readView(params: URLSearchParams): View {
  return views.find(view => view === params.get('view')) ?? 'table';
}
