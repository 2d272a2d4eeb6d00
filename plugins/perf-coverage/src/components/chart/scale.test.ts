import { axisMarks, linePath, linear } from './scale';

describe('the axes of charts', () => {
  it.each([
    [100, [0, 50, 100]],
    [0.3, [0, 0.1, 0.2, 0.3]],
    [412, [0, 200, 400, 600]],
    [0, [0, 1]],
    [Number.NaN, [0, 1]],
    [Infinity, [0, 1]],
  ])('up to %d has marks at %j', (largest, marks) => {
    expect(axisMarks(largest)).toEqual(marks);
  });

  it('maps ranges, and one point to the middle', () => {
    expect(linear([0, 10], [100, 0])(2.5)).toBe(75);
    expect(linear([5, 5], [0, 100])(5)).toBe(50);
  });

  it('breaks lines where nothing is known', () => {
    expect(
      linePath([
        { x: 0, y: 1 },
        { x: 1, y: 2 },
        { x: 2, y: null },
        { x: 3, y: 4 },
      ]),
    ).toBe('M0.0 1.0L1.0 2.0M3.0 4.0');
    expect(linePath([])).toBe('');
  });
});
