import { AssessedGap, GapDecision } from '../vocabulary';
import { assess } from './assess';
import { defaultPolicy } from './policy';
import { aFile, aK6Run, anAssessed, anInventory, now } from './testing';

const plan = `
capabilities:
  - name: swaps
    requires: [load, soak, spike]
    evidence: { tests: ['k6:swap'] }
    slas: [{ name: P95, metric: duration, threshold: '< 1s', agreed: false }]`;

function judged(decisions: GapDecision[], at = now, requires = plan) {
  return assess(
    anAssessed({
      plan: requires,
      inventory: anInventory(aFile('load/swap.js')),
      runs: [aK6Run('r', 1, 'swap')],
      decisions,
    }),
    defaultPolicy,
    at,
  );
}

const before = judged([]);
const missing = before.gaps.find(({ type }) => type === 'missing-kind')!;
const decide = (over: Partial<GapDecision> = {}): GapDecision => ({
  gapId: missing.id,
  kind: 'waived',
  reason: 'No bursts here',
  until: null,
  by: 'user:default/ada',
  at: '2026-11-01T00:00:00Z',
  ...over,
});

describe('a decision about a gap', () => {
  it('takes its requirements out of both sides', () => {
    const after = judged([decide()]);
    expect([before.totals.metRequirements, before.totals.requirements]).toEqual(
      [1, 4],
    );
    expect([after.totals.metRequirements, after.totals.requirements]).toEqual([
      1, 2,
    ]);
    expect(after.gaps.map(({ type }) => type)).toEqual(['no-sla']);
    expect(after.waivedGaps).toEqual([
      expect.objectContaining({ id: missing.id, decision: decide() }),
    ]);
    expect(after.capabilities[0].waived).toEqual([
      expect.objectContaining({ subject: 'spike' }),
      expect.objectContaining({ subject: 'soak' }),
    ]);
  });

  it.each([
    ['before its last day', '2026-11-24', true],
    ['on its last day', '2026-11-23', true],
    ['after it', '2026-11-22', false],
    ['without an end', null, true],
  ])('holds %s', (_, until, holds) => {
    expect(judged([decide({ until })]).waivedGaps).toHaveLength(holds ? 1 : 0);
  });

  it('covers what stood in the gap then, and not what joins it', () => {
    expect(missing.subjects).toEqual(['spike', 'soak']);
    const subjects = ['soak'];
    const after = judged([decide({ subjects })]);
    const gap = after.gaps.find(({ type }) => type === 'missing-kind');
    expect(gap).toMatchObject({ id: missing.id, kinds: ['spike'] });
    expect(after.waivedGaps).toEqual([]);
    expect(after.totals.requirements).toBe(3);
  });

  it('takes its part of the planned hours along, and no other gap gets it', () => {
    const estimated = `${plan.replace('    slas: [', '    estimate: 20-40h\n    slas: [{ name: Errors, metric: error rate, threshold: "< 1%" }, ')}`;
    const hoursOf = (list: readonly AssessedGap[] = []) =>
      Object.fromEntries(list.map(({ id, estimate }) => [id, estimate]));
    const all = judged([], now, estimated);
    const whole = hoursOf(all.gaps);
    expect(whole[missing.id]).toMatchObject({ source: 'plan' });

    const after = judged([decide()], now, estimated);
    const { [missing.id]: taken, ...others } = whole;
    expect(hoursOf(after.gaps)).toEqual(others);
    expect(hoursOf(after.waivedGaps)).toEqual({ [missing.id]: taken });

    const half = judged([decide({ subjects: ['soak'] })], now, estimated);
    const rest = hoursOf(half.gaps)[missing.id]!;
    expect(rest.source).toBe('plan');
    expect(rest.high).toBeLessThan(taken!.high);
    expect(rest.high).toBeGreaterThan(0);
  });

  it('of everything excludes the capability and says why', () => {
    const all = judged(
      before.gaps.map(({ id }) =>
        decide({ gapId: id, kind: 'not-applicable', until: '2026-12-01' }),
      ),
    );
    expect(all.capabilities[0].state).toBe('covered');
    const untested = assess(
      anAssessed({ plan: "\ncapabilities: [{ name: a, requires: [load] }]" }),
      defaultPolicy,
      now,
    );
    const [capability] = assess(
      anAssessed({
        plan: "\ncapabilities: [{ name: a, requires: [load] }]",
        decisions: [
          decide({ gapId: untested.gaps[0].id, kind: 'not-applicable' }),
        ],
      }),
      defaultPolicy,
      now,
    ).capabilities;
    expect(capability).toMatchObject({
      state: 'excluded',
      excludedBecause: 'Not applicable: No bursts here',
      applicable: 0,
    });
  });

  it('of an unknown gap changes nothing; the newest of several counts', () => {
    expect(judged([decide({ gapId: 'nobody' })]).totals).toEqual(before.totals);
    const ended = decide({ until: '2026-11-01', at: '2026-11-02T00:00:00Z' });
    expect(judged([decide(), ended]).totals).toEqual(before.totals);
    expect(judged([ended, decide()]).totals).toEqual(before.totals);
  });

  it('also of a component that nobody owns', () => {
    const inputs = anAssessed({ component: { ownerRef: null } });
    const [gap] = assess(inputs, defaultPolicy, now).gaps.filter(
      ({ type }) => type === 'no-owner',
    );
    const after = assess(
      { ...inputs, decisions: [decide({ gapId: gap.id })] },
      defaultPolicy,
      now,
    );
    expect(after.gaps).not.toContainEqual(
      expect.objectContaining({ type: 'no-owner' }),
    );
    expect(after.waivedGaps).toHaveLength(1);
  });
});
