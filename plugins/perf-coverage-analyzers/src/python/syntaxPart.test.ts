import fc from 'fast-check';
import { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { partsOfTree, SyntaxPart } from './syntaxPart';

/** The same by the parser's own nodes. */
function partOf(node: SyntaxNode): SyntaxPart {
  const children: SyntaxPart[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'Comment' && !child.type.isError) {
      children.push(partOf(child));
    }
  }
  return { name: node.name, from: node.from, to: node.to, children };
}

describe('the parts of a syntax tree', () => {
  it.each([
    '',
    '# nothing but a comment',
    'def f(a, *, b=1):  # why\n    return a if b else [x for x in a]\n',
    'class A(B):\n    x = 1 +\n    def f(self:\n',
    `${'('.repeat(300)}1`,
  ])('are those of its nodes: %#', source => {
    const tree = parser.parse(source);
    expect(partsOfTree(tree)).toEqual(partOf(tree.topNode));
  });

  it('are found at any depth', () => {
    const tree = parser.parse(`${'('.repeat(20_000)}1`);
    expect(partsOfTree(tree).children).toHaveLength(1);
  });

  it('are those of its nodes in any text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(...'def a ( ) : \n # = [ ] , f" { } *'.split(' ')),
        ),
        words => {
          const tree = parser.parse(words.join(' '));
          expect(partsOfTree(tree)).toEqual(partOf(tree.topNode));
        },
      ),
    );
  });
});
