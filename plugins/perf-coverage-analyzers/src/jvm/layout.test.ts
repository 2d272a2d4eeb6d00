import fc from 'fast-check';
import { parseJvmSource } from './parseSource';
import { withBraces } from './layout';
import { tokenize } from './tokens';

function braced(source: string): string {
  const { tokens } = tokenize(source, 'scala');
  return withBraces(source, tokens)
    .map(one => (one.kind === 'text' ? '""' : one.text))
    .join(' ')
    .trim();
}

it.each([
  [
    'class A extends B:\n  val x = 1\n  val y = 2',
    'class A extends B { val x = 1 val y = 2 }',
  ],
  [
    'object A:\n  def f =\n    a\n    b\n  def g = 1\nend A\nval z = 1',
    'object A { def f = { a b } def g = 1 } val z = 1',
  ],
  [
    'class A:\n  if x then\n    a\n  else\n    b',
    'class A { if x then { a } else { b } }',
  ],
  [
    'class A:\n  x match\n  case 1 =>\n    a\n  case 2 => b\n  c',
    'class A { x match { case 1 => { a } case 2 => b } c }',
  ],
  [
    'class A:\n  xs.map: x =>\n    f(x)\n  y',
    'class A { xs . map { x => { f ( x ) } } y }',
  ],
  [
    'class A:\n  a(\n    b.c:\n      d\n  )\n  e',
    'class A { a ( b . c { d } ) e }',
  ],
  ['class A:\n  val b: Int = 1', 'class A { val b : Int = 1 }'],
  ['class A {\n  def f =\n    a\n}', 'class A { def f = a }'],
  [
    'class A {\n  def f =\n    val a = 1\n    a\n  val b = 2\n}',
    'class A { def f = { val a = 1 a } val b = 2 }',
  ],
])('%j', (source, expected) => {
  expect(braced(source)).toBe(expected);
});

it('matches every brace that it puts in, and never throws', () => {
  const piece = fc.constantFrom(
    ...[
      'class A:',
      'def f =',
      'x =>',
      '(',
      ')',
      '{',
      '}',
      'match',
      'case 1 =>',
    ],
    ...['\n', '\n  ', '\n    ', 'end A', 'if x then', 'else', ' a '],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
      const source = pieces.join('');
      const tokens = withBraces(source, tokenize(source, 'scala').tokens);
      for (const [index, token] of tokens.entries()) {
        if (token.close < 0) continue;
        const pair = token.text + tokens[token.close].text;
        if (!['()', '[]', '{}'].includes(pair) || token.close <= index) {
          return false;
        }
      }
      parseJvmSource(source, 'A.scala', 'scala');
      return true;
    }),
  );
});
