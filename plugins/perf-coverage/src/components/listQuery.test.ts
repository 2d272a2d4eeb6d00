import { cleared, isNarrowed, readListQuery, toggled } from './listQuery';

const facets = ['state', 'owner'] as const;
const sorts = ['name', 'margin'] as const;
const read = (address: string) =>
  readListQuery(
    new URLSearchParams(address),
    facets,
    sorts,
    (facet, value) => facet !== 'state' || value === 'open',
  );

describe('what an address asks of a list', () => {
  it.each<[string, object, boolean]>([
    ['', {}, false],
    ['search=buy', { search: 'buy' }, true],
    ['owner=a&owner=b', { owner: ['a', 'b'] }, true],
    ['owner=&owner=b', { owner: ['b'] }, true],
    ['state=open&state=typo', { state: ['open'] }, true],
    ['state=typo&other=x', {}, false],
    ['sort=margin&order=desc', { sort: 'margin', order: 'desc' }, false],
    ['sort=name&order=typo', { sort: 'name', order: 'asc' }, false],
    ['sort=typo&order=desc', {}, false],
  ])('%s', (address, expected, narrowed) => {
    const query = read(address);
    expect(query).toEqual(expected);
    expect(isNarrowed(query, facets)).toBe(narrowed);
  });
});

it('adds a value, and takes it out again', () => {
  expect(toggled('owner', 'a')).toEqual({ owner: ['a'] });
  expect(toggled('owner', 'b', ['a'])).toEqual({ owner: ['a', 'b'] });
  expect(toggled('owner', 'a', ['a', 'b'])).toEqual({ owner: ['b'] });
});

it('takes the search and all facets out', () => {
  expect(cleared(facets)).toEqual({ search: null, state: null, owner: null });
});
