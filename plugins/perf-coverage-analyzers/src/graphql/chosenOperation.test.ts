import fc from 'fast-check';
import { chosenOperation } from './chosenOperation';
import { documentInUrl, documentsInBody } from './documents';

const pets =
  'query Pets($of: ID = "}") { pets(of: $of, as: { a: 1 }) { ...P } }';
const owners = 'mutation Owners { owners { id } }';
const fragment = 'fragment P on Pet { id }';
const all = [pets, owners, fragment].join('\n');

describe('the operation that a request names', () => {
  it.each([
    ['Pets', all, `${pets}\n${fragment}`],
    ['Owners', all, `${owners}\n${fragment}`],
    ['a name that is not there', all, all],
    ['Pets', pets, pets],
    [
      'Pets',
      `# query Owners {\n${all}`,
      `# query Owners {\n${pets}\n${fragment}`,
    ],
    ['Pets', `${owners} ${pets} query Cut {`, `${pets}`],
    ['Pets', '{ a } query Pets { b }', 'query Pets { b }'],
  ])('%s', (name, document, expected) => {
    expect(chosenOperation(document, name)).toBe(expected);
  });

  it('is taken of JSON and of URLs', () => {
    expect(
      documentsInBody(JSON.stringify({ operationName: 'Owners', query: all })),
    ).toBe(`${owners}\n${fragment}`);
    expect(
      documentInUrl(
        `/graphql?query=${encodeURIComponent(all)}&operationName=Owners`,
      ),
    ).toBe(`${owners}\n${fragment}`);
  });

  it('is read out of any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'{}()"#\nquery A') }),
        text => {
          const length = chosenOperation(text, 'A').length;
          expect(length).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});
