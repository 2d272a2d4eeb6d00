import fc from 'fast-check';
import { graphqlRequests } from './graphqlRequests';

it.each([
  ['{ user(id: 1) { name } users { name } }', 'QUERY /user QUERY /users'],
  ['query Q($id: ID! = 1) @cached { a: user(id: $id) { id } }', 'QUERY /user'],
  ['mutation { addUser(input: {name: "x }"}) { id } }', 'MUTATION /addUser'],
  ['subscription S { added }', 'SUBSCRIPTION /added'],
  ['# note {\nquery A { a } query B { b }', 'QUERY /a QUERY /b'],
  [
    '{ ...F } fragment F on Query { user { id } ...G } fragment G on Query { me }',
    'QUERY /user QUERY /me',
  ],
  [
    '{ ... on Query { user } ... @include(if: true) { me } }',
    'QUERY /user QUERY /me',
  ],
  ['fragment F on User { id }', ''],
  // Holes: a value, a text, a whole fragment, a field, what is asked of a field.
  ['{ user(id: {}, name: "{}") { id } }', 'QUERY /user'],
  ['query { user { ...U } } {}', 'QUERY /user'],
  ['query { {} user {} }', 'QUERY /user'],
  ['query {}', ''],
  ['{ user(id: ${', ''],
  ['{ user ', ''],
  ['user { id }', ''],
  ['{ ...F } fragment F on Query { ...F a }', 'QUERY /a'],
  ['', ''],
])('%s', (document, expected) => {
  expect(graphqlRequests(document).join(' ')).toBe(expected);
});

it('ends for any text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'{}()[]a:@.$"# \n!=') }),
      document => Array.isArray(graphqlRequests(document)),
    ),
  );
});
