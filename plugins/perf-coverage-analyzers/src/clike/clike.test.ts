import * as fc from 'fast-check';
import {
  cppDialect,
  csharpDialect,
  goDialect,
  rustDialect,
  tokenize,
  wholeNumber,
} from '.';

const dialects = { goDialect, cppDialect, csharpDialect, rustDialect };
const texts = (source: string, dialect = cppDialect) =>
  tokenize(source, dialect).tokens.map(token => token.text);

describe('the tokeniser of C-like languages', () => {
  it.each([
    ['a // b "\nc', ['a', 'c']],
    ['a /* b " */ c', ['a', 'c']],
    ['f("a\\"b", \'"\')', ['f', '(', 'a"b', ',', "'\"'", ')']],
    ['x->y(1<<10)', ['x', '->', 'y', '(', '1', '<<', '10', ')']],
  ])('leaves out comments and keeps texts whole: %s', (source, expected) => {
    expect(texts(source)).toEqual(expected);
  });

  it.each([
    ['Go', goDialect, '`a\n"b`', 'a\n"b'],
    ['C++', cppDialect, 'R"x(a)"b)x"', 'a)"b'],
    ['C#, verbatim', csharpDialect, '@"a""\\"', 'a"\\'],
    ['C#, raw', csharpDialect, '"""a "b" c"""', 'a "b" c'],
    ['Rust', rustDialect, 'r#"a"b"#', 'a"b'],
    ['Rust, over lines', rustDialect, '"a\nb"', 'a\nb'],
  ])('reads raw texts of %s', (_, dialect, source, text) => {
    expect(tokenize(source, dialect)).toEqual({
      tokens: [{ kind: 'string', text, line: 1, literal: true, close: -1 }],
      defect: null,
    });
  });

  it('knows lifetimes from characters', () => {
    expect(texts("fn f<'a>(x: &'a str) { 'b' }", rustDialect)).toEqual(
      "fn f < ' a > ( x : & ' a str ) { 'b' }".split(' '),
    );
  });

  it('takes one branch of each condition of the preprocessor', () => {
    const source = `#if 0
a
#else
b
#endif
#ifdef X
c
#elif Y
d
#else
e
#endif
#define F(x) \\
  g
h`;
    expect(texts(source)).toEqual(['b', 'c', 'h']);
    expect(tokenize(source, cppDialect).tokens.at(-1)?.line).toBe(15);
  });

  it.each([
    ['f(', { line: 1, what: '"(" is not closed' }],
    ['f(\n]', { line: 2, what: '"]" closes nothing' }],
    ['a\n"b', { line: 2, what: 'a text is not closed' }],
    ['/* a', { line: 1, what: 'a comment is not closed' }],
  ])('says where a source breaks: %j', (source, defect) => {
    expect(tokenize(source, cppDialect).defect).toEqual(defect);
  });

  it.each(Object.entries(dialects))(
    'ends on anything, with lines that grow: %s',
    (_, dialect) => {
      const scraps = fc.constantFrom(
        ...['"', "'", '`', '/*', '*/', '//', '\n', '#if 0\n', '#else\n', '\\'],
        ...[
          'r#"',
          'R"(',
          ')"',
          '$"',
          '@"',
          '"""',
          '{',
          '}',
          'a',
          '1',
          ' ',
          'é',
        ],
      );
      fc.assert(
        fc.property(fc.array(scraps, { maxLength: 40 }), parts => {
          const source = parts.join('');
          const { tokens } = tokenize(source, dialect);
          const lines = tokens.map(token => token.line);
          expect(lines).toEqual([...lines].sort((a, b) => a - b));
          expect(lines.every(line => line <= source.split('\n').length)).toBe(
            true,
          );
          tokens.forEach((token, at) =>
            expect(token.close === -1 || token.close > at).toBe(true),
          );
        }),
      );
    },
  );

  it.each([
    ['8 << 10', 8192],
    ['2 + 3 * 4', 14],
    ['(2 + 3) * 4', 20],
    ['-1', -1],
    ["1'000ULL", 1000],
    ['0x10', 16],
    ['1e3', 1000],
    ['kMax', 7],
    ['10 / 4 - 1', 1],
    ['other', null],
    ['1.5', null],
    ['1 +', null],
    ['', null],
  ])('computes %s', (source, value) => {
    const { tokens } = tokenize(source, cppDialect);
    expect(
      wholeNumber(
        tokens,
        { from: 0, to: tokens.length },
        new Map([['kMax', 7]]),
      ),
    ).toBe(value);
  });
});
