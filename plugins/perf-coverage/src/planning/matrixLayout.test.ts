import type { GapListItem } from 'backstage-plugin-perf-coverage-common';
import { priorities } from 'backstage-plugin-perf-coverage-common';
import { aGapPage } from '../__testUtils__/builders';
import { layOutMatrix } from './matrixLayout';

const [first] = aGapPage().items;

function many(count: number): GapListItem[] {
  return Array.from({ length: count }, (_, index) => ({
    ...first,
    id: `g${index}`,
    priority: priorities[index % 4],
    estimate:
      index % 7 === 0
        ? null
        : {
            low: index % 40,
            high: (index % 40) + 1 + (index % 5),
            source: 'plan',
          },
  }));
}

describe('the priority matrix', () => {
  it.each([1, 30, 2000])(
    'has a dot for each of %d gaps, none on another',
    count => {
      const { dots, bands, height } = layOutMatrix(many(count), 900);
      expect(dots).toHaveLength(count);
      expect(new Set(dots.map(({ x, y }) => `${x}/${y}`)).size).toBe(count);
      for (const { gap, x, y } of dots) {
        const band = bands.find(({ priority }) => priority === gap.priority);
        expect(y).toBeGreaterThanOrEqual(band?.y ?? NaN);
        expect(y).toBeLessThanOrEqual((band?.y ?? NaN) + (band?.height ?? NaN));
        expect(x).toBeGreaterThan(80);
        expect(x).toBeLessThan(900);
        expect(y).toBeLessThan(height);
      }
    },
  );

  it('puts more hours further right, and unknown ones apart', () => {
    const hours = (low: number, high: number) => ({
      ...first,
      id: `${low}`,
      estimate: { low, high, source: 'plan' as const },
    });
    const { dots, unknownX } = layOutMatrix(
      [
        hours(2, 4),
        hours(20, 30),
        hours(200, 300),
        { ...first, estimate: null },
      ],
      900,
    );
    const xs = dots.map(dot => dot.x);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
    expect(xs[3]).toBeGreaterThan(unknownX ?? NaN);
    expect(xs[2]).toBeLessThan(unknownX ?? NaN);
  });

  it('has no strip where all are estimated, and stands without gaps', () => {
    expect(layOutMatrix([first], 900).unknownX).toBeNull();
    expect(layOutMatrix([], 400).dots).toEqual([]);
  });
});
