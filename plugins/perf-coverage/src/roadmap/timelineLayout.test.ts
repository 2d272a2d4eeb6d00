import { aPhase, aRoadmap } from '../__testUtils__/builders';
import { MEASURES, layOutTimeline, placeAt } from './timelineLayout';

const [swap] = aPhase().items;
const item = (
  id: string,
  start: string,
  end: string,
  dependsOn: string[] = [],
) => ({
  ...swap,
  gap: id,
  title: id,
  start,
  end,
  dependsOn,
});
const roadmap = aRoadmap({
  phases: [
    aPhase({
      items: [
        item('a', '2026-11-30', '2026-12-01'),
        item('b', '2026-12-01', '2026-12-03'),
        {
          ...item('c', '2026-12-02', '2026-12-04', ['a']),
          assignee: 'Engineer 1',
        },
      ],
    }),
    aPhase({
      name: 'later',
      start: '2026-12-07',
      end: '2026-12-11',
      items: [
        {
          ...item('d', '2026-12-07', '2026-12-08'),
          forecast: { p50: null, p80: '2026-12-11', p90: null },
        },
      ],
    }),
  ],
});
const layout = layOutTimeline(roadmap, '2026-11-23', 1000);

describe('the layout of the timeline', () => {
  it('has no two bars on each other, and each in its person’s row', () => {
    const bars = layout?.bars ?? [];
    expect(bars.map(bar => bar.id).sort()).toEqual(['a', 'b', 'c', 'd']);
    for (const one of bars) {
      const row = layout?.rows.find(({ name }) => name === one.item.assignee);
      expect(one.y).toBeGreaterThanOrEqual(row?.y ?? NaN);
      expect(one.y + MEASURES.bar).toBeLessThanOrEqual(
        (row?.y ?? NaN) + (row?.height ?? NaN),
      );
      for (const other of bars) {
        if (one === other || one.y !== other.y) continue;
        const apart =
          one.x + one.width <= other.x || other.x + other.width <= one.x;
        expect(apart).toBe(true);
      }
    }
  });

  it('joins what depends on one another, and reaches out to the p80', () => {
    expect(layout?.links.map(({ from, to }) => [from, to])).toEqual([
      ['a', 'c'],
    ]);
    const d = layout?.bars.find(bar => bar.id === 'd');
    expect(d?.whisker).toBeGreaterThan((d?.x ?? NaN) + (d?.width ?? NaN));
    expect(layout?.bars.find(bar => bar.id === 'a')?.whisker).toBeNull();
  });

  it('ends bars, whiskers and the whole at the end of their day, all in sight', () => {
    const late = layOutTimeline(
      aRoadmap({
        phases: [
          aPhase({
            items: [
              {
                ...item('a', '2026-12-01', '2026-12-03'),
                forecast: { p50: null, p80: '2027-02-16', p90: null },
              },
            ],
          }),
        ],
      }),
      '2026-11-23',
      1000,
    );
    if (!late) throw new Error('nothing was laid out');
    const [a] = late.bars;
    expect(a.x + a.width + 1).toBeCloseTo(late.end('2026-12-03'));
    expect(late.end('2026-12-03')).toBeCloseTo(late.x('2026-12-04'));
    // As far right as the whole would be marked if it were done that day.
    expect(a.whisker).toBeCloseTo(late.end('2027-02-16'));
    expect(late.end('2027-02-16')).toBeGreaterThan(late.x('2027-02-16') + 5);
    expect(late.end('2027-02-16')).toBeLessThanOrEqual(1000);
  });

  it('is not pressed together by a phase without work, and says that it goes on', () => {
    const open = aPhase({
      name: 'open',
      start: '2026-12-14',
      end: '2027-06-30',
      items: [],
    });
    const wide = layOutTimeline(
      aRoadmap({ phases: [aPhase(), open] }),
      '2026-11-23',
      1000,
    );
    if (!wide) throw new Error('nothing was laid out');
    expect(wide.bands.map(({ goesOn }) => goesOn)).toEqual([false, true]);
    expect(wide.end('2026-12-14')).toBeLessThan(900);
    expect(wide.bars[0].width).toBeGreaterThan(60);
  });

  it('finds phase and person under a point', () => {
    if (!layout) throw new Error('nothing was laid out');
    const [ada, engineer] = layout.rows;
    const later = layout.bands[1];
    const names = ['critical-gaps', 'later'];
    const y = (row: typeof ada) => row.y + row.height / 2;
    expect(
      placeAt(
        layout,
        { x: later.x + 5, y: y(engineer) },
        names,
        'critical-gaps',
      ),
    ).toEqual({ phase: 'later', assignee: 'Engineer 1' });
    // Between phases it keeps the one that it has.
    expect(
      placeAt(
        layout,
        { x: layout.x('2026-12-05') + 12, y: y(ada) },
        names,
        'later',
      ),
    ).toEqual({ phase: 'later', assignee: 'user:default/ada' });
    expect(placeAt(layout, { x: 500, y: 2 }, names, 'later')).toBeNull();
  });
});
