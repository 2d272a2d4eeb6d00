import type { AddressChange } from './useAddress';

/** What a list with filters of many values each and one order asks for. */
export type ListQuery<Facet extends string, Sort extends string> = Partial<
  Record<Facet, string[]>
> & {
  search?: string;
  sort?: Sort;
  order?: 'asc' | 'desc';
};

/**
 * What an address asks of a list; everything that the list does not know is
 * left out.
 *
 * @param known - Whether a facet has a value: the backend would refuse others,
 *   such as those of a mistyped address
 */
export function readListQuery<Facet extends string, Sort extends string>(
  params: URLSearchParams,
  facets: readonly Facet[],
  sorts: readonly Sort[],
  known: (facet: Facet, value: string) => boolean = () => true,
): ListQuery<Facet, Sort> {
  const asked: ListQuery<string, Sort> = {};
  const search = params.get('search');
  if (search) asked.search = search;
  for (const facet of facets) {
    const values = params
      .getAll(facet)
      .filter(value => value !== '' && known(facet, value));
    if (values.length > 0) asked[facet] = values;
  }
  const sort = sorts.find(name => name === params.get('sort'));
  if (sort) {
    asked.sort = sort;
    asked.order = params.get('order') === 'desc' ? 'desc' : 'asc';
  }
  return asked as ListQuery<Facet, Sort>;
}

/** Whether a search or a facet leaves out some of the list. */
export function isNarrowed<Facet extends string>(
  query: { search?: string } & Partial<Record<Facet, string[]>>,
  facets: readonly Facet[],
): boolean {
  return (
    Boolean(query.search) || facets.some(facet => query[facet] !== undefined)
  );
}

/** Adds a value to a facet, or takes it out where it is asked for. */
export function toggled(
  facet: string,
  value: string,
  values: readonly string[] = [],
): AddressChange {
  return {
    [facet]: values.includes(value)
      ? values.filter(item => item !== value)
      : [...values, value],
  };
}

/** Takes the search and all facets out. */
export function cleared(facets: readonly string[]): AddressChange {
  return Object.fromEntries(
    ['search', ...facets].map(name => [name, null] as const),
  );
}
