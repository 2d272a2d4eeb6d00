import fc from 'fast-check';
import { findCycles, inOrder } from './graph';

describe('findCycles', () => {
  it.each([
    ['a chain', [[1], [2], []], []],
    ['a circle', [[1], [2], [0]], [[0, 1, 2]]],
    ['a node that waits for itself', [[0], []], [[0]]],
    [
      'two circles with a bridge',
      [[1], [0, 2], [3], [2]],
      [
        [0, 1],
        [2, 3],
      ],
    ],
  ])('in %s', (_, edges, cycles) => {
    expect(findCycles(edges)).toEqual(cycles);
  });

  it('walks a chain of 100 000 without running out of stack', () => {
    const edges = Array.from({ length: 100_000 }, (_, at) =>
      at === 0 ? [] : [at - 1],
    );
    expect(findCycles(edges)).toEqual([]);
    expect(inOrder(edges)).toHaveLength(edges.length);
  });

  it('leaves an order once the circles are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(11), { maxLength: 3 }), {
          minLength: 12,
          maxLength: 12,
        }),
        edges => {
          const circle = new Map(
            findCycles(edges).flatMap((members, at) =>
              members.map(member => [member, at] as const),
            ),
          );
          const cut = edges.map((targets, node) =>
            targets.filter(
              target =>
                !circle.has(node) || circle.get(node) !== circle.get(target),
            ),
          );
          const order = inOrder(cut);
          expect([...order].sort((a, b) => a - b)).toEqual([...edges.keys()]);
          cut.forEach((targets, node) =>
            targets.forEach(target =>
              expect(order.indexOf(target)).toBeLessThan(order.indexOf(node)),
            ),
          );
        },
      ),
    );
  });
});
