import { assess, defaultPolicy } from '../coverage';
import {
  aFile,
  aK6Run,
  anApi,
  anAssessed,
  anInventory,
  aRequest,
  aTest,
  now,
} from '../coverage/testing';
import { GapRecord } from '../api';
import { AssessedGap, GapDecision, Impact, impacts } from '../vocabulary';
import { priorityTable, reconcileGaps } from '.';

function gapsOf(over: Parameters<typeof anAssessed>[0]): AssessedGap[] {
  return assess(anAssessed(over), defaultPolicy, now).gaps;
}

const planOf = (impact: Impact, rest = '') => `
capabilities:
  - name: swaps
    title: Swap operations
    impact: ${impact}
    evidence: { tests: ['k6:swap*'], operations: ['* /swaps/**'] }
    requires: [load, soak]
    assignee: user:Ada
    phase: first
    ${rest}
phases: [{ name: first, weeks: 1 }]`;
const api = anApi(['GET /swaps', 'POST /swaps', 'GET /swaps/{id}']);
const script = (over = {}) =>
  aFile('load/swap.js', {
    requests: [aRequest('load/swap.js', 'GET /swaps')],
    ...over,
  });

describe('gaps of a capability', () => {
  it('without any test are one gap that says how to close it', () => {
    const gaps = gapsOf({
      plan: planOf('high', 'estimate: 2-3d'),
      apis: [api],
    });
    expect(gaps).toEqual([
      expect.objectContaining({
        type: 'untested',
        capability: 'swaps',
        title: 'Swap operations: no performance test exists',
        priority: 'critical',
        priorityWhy:
          'critical, because nothing is known about it and the impact of the capability is high.',
        kinds: ['load', 'soak'],
        estimate: { low: 16, high: 24, source: 'plan' },
        assignee: 'user:default/ada',
        phase: 'first',
        close: [
          'Write a load test, run it and upload its result.',
          'Write a soak test, run it and upload its result.',
          'Request GET /swaps in a test and run it.',
          'Request POST /swaps in a test and run it.',
          'Request GET /swaps/{id} in a test and run it.',
        ],
        links: expect.arrayContaining([
          expect.objectContaining({ type: 'plan', line: 5 }),
        ]),
      }),
    ]);
  });

  it('are one per type, and share the plan’s estimate for what has to be built', () => {
    const gaps = gapsOf({
      plan: planOf('medium', 'estimate: 10-20h'),
      apis: [api],
      inventory: anInventory(script()),
    });
    expect(gaps.map(({ type, title }) => [type, title])).toEqual([
      ['missing-kind', 'Swap operations: missing soak'],
      [
        'uncovered-operations',
        'Swap operations: 2 operations are not exercised',
      ],
      ['never-run', 'Swap operations: written but never run: load, GET /swaps'],
    ]);
    const [kind, operations, run] = gaps.map(gap => gap.estimate!);
    expect(kind.low + operations.low).toBeCloseTo(10);
    expect(kind.high + operations.high).toBeCloseTo(20);
    expect([kind.source, operations.source, run.source]).toEqual([
      'plan',
      'plan',
      'default',
    ]);
  });

  it.each([
    ['broken', { runnable: false }, [], ['broken-test']],
    ['failing', {}, [{ id: 'r', days: 1, ok: false }], ['failing-test']],
    ['stale', {}, [{ id: 'r', days: 90, ok: true }], ['stale']],
    ['met', {}, [{ id: 'r', days: 1, ok: true }], []],
  ])('%s', (_, over, runs, expected) => {
    const gaps = gapsOf({
      plan: `
capabilities:
  - { name: swaps, requires: [load], evidence: { tests: ['k6:swap'] } }`,
      inventory: anInventory(script(over)),
      runs: runs.map(({ id, days, ok }) =>
        aK6Run(id, days, 'swap', {
          thresholds: [
            { metric: 'x', selector: {}, expression: 'p(95)<1', ok },
          ],
        }),
      ),
    });
    expect(gaps.map(gap => gap.type)).toEqual(expected);
  });

  it('of SLAs tell proposed from unverified and breached ones', () => {
    const gaps = gapsOf({
      plan: `
capabilities:
  - name: swaps
    evidence: { tests: ['k6:swap'] }
    requires: [load]
    slas:
      - { name: Proposed, metric: duration, threshold: '< 1s', agreed: false }
      - { name: Breached, metric: duration, threshold: '< 1ms' }
      - { name: Elsewhere, metric: duration, threshold: '< 1s', on: nothing }`,
      inventory: anInventory(script()),
      runs: [
        aK6Run('r', 1, 'swap', {
          metrics: [
            {
              name: 'http_req_duration',
              scope: {},
              unit: 'ms',
              direction: 'lower',
              stats: { p95: 5 },
            },
          ],
        }),
      ],
    });
    expect(
      gaps.map(({ type, priority, title }) => [type, priority, title]),
    ).toEqual([
      ['sla-breached', 'high', 'Swaps: Breached breached'],
      ['no-sla', 'low', 'Swaps: Proposed not agreed'],
      ['sla-unverified', 'low', 'Swaps: Elsewhere not verified'],
    ]);
  });

  it('are as blind as untested where all required kinds lack', () => {
    const withOther = gapsOf({
      plan: planOf('high'),
      inventory: anInventory(script({ kind: 'stress' })),
      apis: [api],
    });
    expect(withOther[0]).toMatchObject({
      type: 'missing-kind',
      priority: 'critical',
    });
  });
});

it('priority rises with impact for each severity', () => {
  const order = ['critical', 'high', 'moderate', 'low'];
  for (const row of Object.values(priorityTable)) {
    const ranks = impacts.map(impact => order.indexOf(row[impact]));
    expect(ranks).toEqual([...ranks].sort());
  }
});

it('a gap keeps its id when tests are renamed and titles change', () => {
  const ids = (title: string, test: string) =>
    gapsOf({
      plan: `
capabilities:
  - { name: swaps, title: ${title}, requires: [soak, load], evidence: { tests: ['tests/*'] } }`,
      inventory: anInventory(
        aFile('tests/a.py', { kind: 'load', tests: [aTest(test)] }),
      ),
    }).map(gap => gap.id);
  expect(ids('Swaps', 'test_a')).toEqual(ids('All swaps', 'test_b'));
  expect(new Set(ids('Swaps', 'test_a')).size).toBe(2);
});

describe('reconciling gaps', () => {
  const context = {
    entityRef: 'component:default/shop',
    ownerRef: 'group:default/shop',
    cause: 'rescan',
  };
  const [gap] = gapsOf({ plan: planOf('high') });
  const at = (day: number) => `2026-11-${day}T00:00:00.000Z`;

  it('opens, changes, closes and opens again, with dates and causes', () => {
    const opened = reconcileGaps([], [gap], { ...context, now: at(10) });
    expect(opened.events).toEqual([
      {
        gapId: gap.id,
        event: {
          type: 'opened',
          at: at(10),
          cause: expect.stringContaining('rescan: '),
        },
      },
    ]);

    const same = reconcileGaps(
      opened.records,
      [{ ...gap, why: 'Other words', links: [] }],
      { ...context, now: at(11) },
    );
    expect(same.events).toEqual([]);

    const changed = reconcileGaps(same.records, [{ ...gap, priority: 'low' }], {
      ...context,
      now: at(12),
    });
    expect(changed.events[0].event).toMatchObject({
      type: 'changed',
      cause: 'rescan: priority critical → low',
    });

    const closed = reconcileGaps(changed.records, [], {
      ...context,
      now: at(13),
    });
    expect(closed.records[0]).toMatchObject({
      status: 'closed',
      openedAt: at(10),
      closedAt: at(13),
    });
    expect(closed.events[0].event.type).toBe('closed');
    expect(
      reconcileGaps(closed.records, [], { ...context, now: at(14) }).events,
    ).toEqual([]);

    const again = reconcileGaps(closed.records, [gap], {
      ...context,
      now: at(15),
    });
    expect(again.records).toEqual([
      expect.objectContaining({
        status: 'open',
        openedAt: at(10),
        closedAt: null,
      }),
    ]);
    expect(again.events[0].event.type).toBe('reopened');
  });

  it('closed ones stay as they are', () => {
    const opened = reconcileGaps([], [gap], { ...context, now: at(10) });
    const closed = reconcileGaps(opened.records, [], {
      ...context,
      now: at(11),
    });
    const later = reconcileGaps(closed.records, [], {
      ...context,
      now: at(12),
    });
    expect(later).toEqual({ records: closed.records, events: [] });
  });

  describe('that people decided on', () => {
    const decision: GapDecision = {
      gapId: gap.id,
      kind: 'waived',
      reason: 'Not before the summer',
      until: '2026-11-20',
      by: 'user:default/ada',
      at: at(11),
    };
    const waived = [{ ...gap, decision }];

    it('are waived, and return by themselves', () => {
      const opened = reconcileGaps([], [gap], { ...context, now: at(10) });
      const put = reconcileGaps(opened.records, [], {
        ...context,
        now: at(11),
        waived,
      });
      expect(put.records).toEqual([
        expect.objectContaining({ status: 'waived', closedAt: null, decision }),
      ]);
      expect(put.events.map(({ event }) => event)).toEqual([
        expect.objectContaining({
          type: 'waived',
          cause:
            'rescan: waived by user:default/ada until 2026-11-20: Not before the summer',
        }),
      ]);
      const same = reconcileGaps(put.records, [], {
        ...context,
        now: at(12),
        waived,
      });
      expect(same.events).toEqual([]);
      const back = reconcileGaps(same.records, [gap], {
        ...context,
        now: at(21),
      });
      expect(back.records[0]).toMatchObject({ status: 'open' });
      expect(back.records[0]).not.toHaveProperty('decision');
      expect(back.events[0].event.type).toBe('returned');
    });
  });

  it('that open and close all the time are no news until they rest', () => {
    let records: GapRecord[] = [];
    const types: (string | undefined)[] = [];
    const go = (day: number, gaps: AssessedGap[]) => {
      const next = reconcileGaps(records, gaps, { ...context, now: at(day) });
      records = next.records;
      types.push(next.events[0]?.event.type);
    };
    [10, 11, 12, 13, 14, 15, 16].forEach((day, index) =>
      go(day, index % 2 === 0 ? [gap] : []),
    );
    expect(types).toEqual([
      'opened',
      'closed',
      'reopened',
      'closed',
      'reopened',
      'flapping',
      undefined,
    ]);
    expect(records[0]).toMatchObject({ status: 'open', flapping: true });
    go(17, [gap]);
    go(28, [gap]);
    expect(types.slice(-2)).toEqual([undefined, 'settled']);
    expect(records[0]).not.toHaveProperty('flapping');
  });
});
