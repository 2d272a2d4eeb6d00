import { ZoomStep, brushed, zoomedBy } from './zoom';

describe('zooming', () => {
  it.each<[ZoomStep, [number, number], [number, number] | null]>([
    ['in', [0, 100], [25, 75]],
    ['out', [40, 60], [30, 70]],
    ['out', [25, 75], null],
    ['earlier', [40, 60], [30, 50]],
    ['earlier', [5, 25], [0, 20]],
    ['later', [70, 90], [80, 100]],
    ['later', [80, 100], [80, 100]],
  ])('%s from %j shows %j', (step, shown, next) => {
    expect(zoomedBy(shown, [0, 100], step)).toEqual(next);
  });

  it('takes a brush from either side, and no click for one', () => {
    expect(brushed(60, 20, [0, 100])).toEqual([20, 60]);
    expect(brushed(20, 20, [0, 100])).toBeNull();
    expect(brushed(-50, 200, [0, 100])).toBeNull();
  });

  it('never leaves the whole, whatever is pressed in six steps', () => {
    const whole = [10, 50] as const;
    const steps = ['in', 'out', 'earlier', 'later'] as const;
    const walk = (shown: readonly [number, number], left: number) => {
      expect(shown[0]).toBeGreaterThanOrEqual(10);
      expect(shown[1]).toBeLessThanOrEqual(50 + 1e-9);
      expect(shown[1]).toBeGreaterThan(shown[0]);
      if (left === 0) return;
      for (const step of steps) {
        walk(zoomedBy(shown, whole, step) ?? whole, left - 1);
      }
    };
    walk(whole, 6);
  });
});
