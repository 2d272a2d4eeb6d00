import { z } from 'zod';
import { optionalText, readQuery, repeatedText, wholeNumber } from './query';

const schema = z.object({
  search: optionalText(20),
  owner: repeatedText(2, 20),
  limit: wholeNumber({ min: 1, max: 100 }),
});

describe('readQuery', () => {
  it.each([
    ['nothing', {}, {}],
    ['an empty text as absent', { search: '' }, {}],
    ['one value', { owner: 'a' }, { owner: ['a'] }],
    ['several values', { owner: ['a', 'b'] }, { owner: ['a', 'b'] }],
    ['a number', { limit: '50' }, { limit: 50 }],
  ])('reads %s', (_, query, expected) => {
    expect(readQuery(schema, query)).toEqual(expected);
  });

  it.each([
    ['a text that is too long', { search: 'x'.repeat(21) }, /search: .*20/],
    [
      'a NUL, which PostgreSQL cannot hold',
      { search: 'a\0b' },
      /search: .*NUL/,
    ],
    ['a NUL among several', { owner: ['a', '\0'] }, /owner/],
    ['too many values', { owner: ['a', 'b', 'c'] }, /owner/],
    ['a number out of range', { limit: '101' }, /limit: .*1 to 100/],
    ['a text given twice', { search: ['a', 'b'] }, /search/],
  ])('refuses %s and names the parameter', (_, query, message) => {
    expect(() => readQuery(schema, query)).toThrow(message);
  });
});
