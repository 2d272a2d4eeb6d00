import fc from 'fast-check';
import { lineDiff } from '.';

const shown = (before: string, after: string, context?: number) =>
  lineDiff(before, after, context).map(
    ({ kind, text, line }) =>
      `${line}${{ same: ' ', added: '+', removed: '-' }[kind]}${text}`,
  );

describe('the difference of two texts', () => {
  it.each([
    ['a\nb\nc\n', 'a\nb\nc\n', []],
    ['a\nb\nc\n', 'a\nx\nc\n', ['1 a', '2-b', '2+x', '3 c']],
    ['', 'a\n', ['1+a']],
    ['a\n', '', ['1-a']],
    [
      'a\nb\nc\nd\ne\nf',
      'a\nb\nc\nd\nx\ne\nf',
      ['3 c', '4 d', '5+x', '6 e', '7 f'],
    ],
  ])('%j to %j', (before, after, expected) => {
    expect(shown(before, after, 2)).toEqual(expected);
  });

  it('leads from one to the other', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })
      .map(lines => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = lineDiff(before, after, 1000);
        const of = (...kinds: string[]) =>
          lines.filter(({ kind }) => kinds.includes(kind)).map(own => own.text);
        // Nothing at all stands for two texts that are the same.
        const [from, to] =
          lines.length === 0
            ? [after, before]
            : [of('same', 'removed'), of('same', 'added')].map(own =>
                own.join('\n'),
              );
        expect([from, to]).toEqual([before, after]);
      }),
    );
  });

  it('of long texts takes no quadratic time', () => {
    const many = (word: string) =>
      Array.from({ length: 5_000 }, (_, n) => `${word}${n}`).join('\n');
    expect(lineDiff(many('a'), many('b'))).toHaveLength(10_000);
  });
});
