import fc from 'fast-check';
import { assess, defaultPolicy } from '../coverage';
import {
  aFile,
  aK6Run,
  anAssessed,
  anInventory,
  now,
} from '../coverage/testing';
import { Assessment, testKinds } from '../vocabulary';
import { changesBetween, rollUp, rollUpBy, snapshotOf } from '.';

function anAssessment(
  kinds: readonly string[],
  daysAgo: number | null,
  ok = true,
): Assessment {
  return assess(
    anAssessed({
      plan: `
capabilities:
  - name: swaps
    requires: [${kinds.join(', ')}]
    evidence: { tests: ['k6:swap'] }
    slas: [{ name: P95, metric: duration, threshold: '< 500ms' }]`,
      inventory: anInventory(aFile('load/swap.js')),
      runs:
        daysAgo === null
          ? []
          : [
              aK6Run('r', daysAgo, 'swap', {
                thresholds: [
                  { metric: 'x', selector: {}, expression: 'p(95)<1', ok },
                ],
                metrics: [
                  {
                    name: 'http_req_duration',
                    scope: {},
                    unit: 'ms',
                    direction: 'lower',
                    stats: { p95: ok ? 100 : 900 },
                  },
                ],
              }),
            ],
    }),
    defaultPolicy,
    now,
  );
}

const assessment = fc.option(
  fc
    .record({
      kinds: fc.uniqueArray(fc.constantFrom(...testKinds)),
      daysAgo: fc.option(fc.integer({ min: 0, max: 60 })),
      ok: fc.boolean(),
    })
    .map(({ kinds, daysAgo, ok }) => anAssessment(kinds, daysAgo, ok)),
);

describe('a roll-up', () => {
  it('adds up: that of all is the sum of those of its parts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(assessment, fc.constantFrom('a', 'b', 'c')), {
          maxLength: 6,
        }),
        entries => {
          const all = rollUp(entries.map(([own]) => own));
          const parts = [
            ...rollUpBy(
              entries.map(([own, group]) => ({
                assessment: own,
                groups: [group],
              })),
            ).values(),
          ];
          const sum = (figure: (part: typeof all) => number) =>
            parts.reduce((total, part) => total + figure(part), 0);
          expect(all.components).toBe(sum(part => part.components));
          expect(all.unknown).toBe(sum(part => part.unknown));
          expect(all.met).toBe(sum(part => part.met));
          expect(all.applicable).toBe(sum(part => part.applicable));
          expect(all.gaps.critical).toBe(sum(part => part.gaps.critical));
          expect(all.slas.open).toBe(sum(part => part.slas.open));
          expect(all.effort.mean).toBeCloseTo(
            sum(part => part.effort.mean),
            1,
          );
          const evidences = Object.values(all.evidence);
          expect(evidences.reduce((a, b) => a + b, 0)).toBe(all.applicable);
          expect(all.coverage).toBe(
            all.applicable === 0 ? null : all.met / all.applicable,
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('counts what is unknown, and does not let it weigh', () => {
    const known = anAssessment(['load'], 1);
    const { coverage, unknown, components, states } = rollUp([
      known,
      null,
      null,
    ]);
    expect({ coverage, unknown, components }).toEqual({
      coverage: 1,
      unknown: 2,
      components: 3,
    });
    expect(states).toMatchObject({ covered: 1, unknown: 2 });
    expect(rollUp([]).coverage).toBeNull();
  });

  it('counts a component in each of its groups, once', () => {
    const own = anAssessment(['load'], 1);
    const found = rollUpBy([
      { assessment: own, groups: ['a', 'b', 'a'] },
      { assessment: null, groups: [] },
    ]);
    expect(
      [...found].map(([name, { components }]) => [name, components]),
    ).toEqual([
      ['a', 1],
      ['b', 1],
      [null, 1],
    ]);
  });
});

describe('what changed', () => {
  const shot = (own: Assessment) =>
    snapshotOf('component:default/shop', own, now);
  const before = shot(anAssessment(['load', 'soak'], 1));

  it('is nothing between a snapshot and itself, or without an earlier one', () => {
    expect(changesBetween(before, before)).toEqual([]);
    expect(changesBetween(null, before)).toEqual([]);
  });

  it('names breached SLAs and opened gaps first', () => {
    const after = shot(anAssessment(['load', 'soak', 'spike'], 1, false));
    const changes = changesBetween(before, after);
    expect(changes.map(({ type, better }) => [type, better])).toEqual([
      ['coverage', false],
      ['sla', false],
      ['gap-opened', false],
      ['gap-opened', false],
      ['capability', null],
    ]);
    expect(changes[1].text).toBe('SLA P95: met → breached');
    expect(changes[0].text).toBe('2 of 3 → 0 of 4 requirements met');
    const proposed = {
      ...before,
      slas: before.slas.map(sla => ({ ...sla, state: 'undefined' as const })),
    };
    expect(changesBetween(before, proposed).map(({ text }) => text)).toContain(
      'SLA P95: met → only proposed',
    );
    const back = changesBetween(after, before);
    expect(back.filter(({ type }) => type === 'gap-closed')).toHaveLength(2);
    expect(back.every(({ better }) => better !== false)).toBe(true);
  });

  it('accounts for every gap', () => {
    fc.assert(
      fc.property(assessment, assessment, (a, b) => {
        fc.pre(a !== null && b !== null);
        const [from, to] = [shot(a!), shot(b!)];
        const changes = changesBetween(from, to);
        const count = (type: string) =>
          changes.filter(change => change.type === type).length;
        expect(from.gaps.length + count('gap-opened')).toBe(
          to.gaps.length + count('gap-closed'),
        );
      }),
      { numRuns: 40 },
    );
  });
});
