import { readYaml } from './readYaml';

const limits = { maxBytes: 10_000, maxDepth: 20 };

describe('readYaml', () => {
  it('reads plain data, and says where its parts stand', () => {
    const reading = readYaml('\uFEFFa: 1\nb:\n  - x\n  - y: 2\n', limits);
    expect(reading.value).toEqual({ a: 1, b: ['x', { y: 2 }] });
    expect(reading.problems).toEqual([]);
    expect(reading.placeOf(['b', 1, 'y'])).toEqual({ line: 4, column: 8 });
    expect(reading.placeOfKey(['b', 1, 'y'])).toEqual({ line: 4, column: 5 });
  });

  it('leads to the nearest part that is there', () => {
    const { placeOf } = readYaml('a:\n  b: 1\n', limits);
    expect(placeOf(['a', 'c', 'd'])).toEqual({ line: 2, column: 3 });
  });

  it.each([
    ['what is no YAML', 'a\n: [', { line: 2 }],
    ['a second document', 'a: 1\n---\nb: 2\n', { line: 2 }],
    ['too long a text', `a: ${'x'.repeat(10_000)}`, { line: 1 }],
    ['too deep', `a:\n  ${'['.repeat(30)}${']'.repeat(30)}`, { line: 2 }],
    ['an alias of nothing', 'a: *b', { line: 1 }],
    [
      'an alias bomb',
      `a: &a [1]\nb: [${Array(60).fill('*a').join(', ')}]`,
      { line: 1 },
    ],
  ])('refuses %s', (_what, text, place) => {
    const { value, problems } = readYaml(text, limits);
    expect(value).toBeUndefined();
    expect(problems[0]).toMatchObject(place);
  });

  it('names keys that are there twice and takes the last', () => {
    const { value, duplicateKeys } = readYaml('a: 1\na: 2\n', limits);
    expect(value).toEqual({ a: 2 });
    expect(duplicateKeys).toEqual([
      { message: 'The key "a" is there twice', line: 2, column: 1 },
    ]);
  });

  it('quotes nothing of a file on the console', () => {
    const said = jest.spyOn(process, 'emitWarning').mockReturnValue();
    const warned = jest.spyOn(console, 'warn').mockReturnValue();
    readYaml('{ [token, secret]: 1 }: 2\n? { a: b }\n: 3\n', limits);
    expect(said).not.toHaveBeenCalled();
    expect(warned).not.toHaveBeenCalled();
  });
});
