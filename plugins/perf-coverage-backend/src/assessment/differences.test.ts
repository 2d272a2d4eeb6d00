import { differences } from './differences';

it.each([
  [{ a: 1 }, { a: 1, b: undefined }, []],
  [{ a: [1, 2] }, { a: [1, 3] }, ['/a/1']],
  [{ a: [1] }, { a: [1, 3] }, ['/a/1']],
  [{ a: null }, { a: {} }, ['/a']],
  [{ a: 1 }, {}, ['/a']],
  [undefined, null, []],
])('%j and %j differ at %j', (a, b, places) => {
  expect(differences(a, b)).toEqual(places);
});

it('says no more than is needed', () => {
  const numbers = Array.from({ length: 100 }, (_, n) => n);
  expect(
    differences(
      numbers,
      numbers.map(n => -n - 1),
    ),
  ).toHaveLength(20);
});
