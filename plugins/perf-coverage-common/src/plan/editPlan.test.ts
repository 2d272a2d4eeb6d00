import fc from 'fast-check';
import { parse } from 'yaml';
import { editPlan, emptyPlan, lineDiff, parsePlan, PlanEdit } from '.';
import { renameInPlan } from './renameInPlan';

const plan = `# Ours since 2025.
apiVersion: perf-coverage.io/v1
kind: PerformancePlan

capabilities:
  # The heart of it.
  - name: swaps
    impact: high # used daily
    requires: [load, spike]
    slas:
      - name: Single
        metric: duration
        threshold: '< 5s' # agreed in May
    phase: first

  - name: chat
    dependsOn: [swaps]

phases:
  - name: first
    weeks: 1
waivers:
  - capability: swaps
    kinds: [spike]
    reason: No bursts
`;

function edited(...edits: PlanEdit[]) {
  const text = editPlan(plan, edits);
  expect(parsePlan(text!, 'p').problems).toEqual([]);
  return lineDiff(plan, text!, 0).map(
    ({ kind, text: line }) => `${kind === 'added' ? '+' : '-'}${line}`,
  );
}

describe('editing a plan', () => {
  it.each<[string, PlanEdit[], string[]]>([
    [
      'changes a value and keeps its comment',
      [{ op: 'set', path: ['capabilities', 0, 'impact'], value: 'low' }],
      ['-    impact: high # used daily', '+    impact: low # used daily'],
    ],
    [
      'keeps quotes where they are needed',
      [
        {
          op: 'set',
          path: ['capabilities', 0, 'slas', 0, 'threshold'],
          value: '> 50/s',
        },
        {
          op: 'set',
          path: ['capabilities', 0, 'slas', 0, 'metric'],
          value: 'throughput',
        },
      ],
      [
        '-        metric: duration',
        "-        threshold: '< 5s' # agreed in May",
        '+        metric: throughput',
        "+        threshold: '> 50/s' # agreed in May",
      ],
    ],
    [
      'adds to a list of its own',
      [{ op: 'add', path: ['capabilities', 0, 'requires'], value: 'soak' }],
      ['-    requires: [load, spike]', '+    requires: [load, spike, soak]'],
    ],
    [
      'makes what is not there yet',
      [
        { op: 'set', path: ['team', 'engineers'], value: 2 },
        {
          op: 'add',
          path: ['capabilities', 1, 'evidence', 'tests'],
          value: 'chat/**',
        },
      ],
      [
        '+    evidence:',
        '+      tests:',
        '+        - chat/**',
        '+team:',
        '+  engineers: 2',
      ],
    ],
    [
      'takes a list out with its last entry',
      [{ op: 'remove', path: ['waivers', 0] }],
      [
        '-waivers:',
        '-  - capability: swaps',
        '-    kinds: [spike]',
        '-    reason: No bursts',
      ],
    ],
    [
      'renames wherever the plan speaks of it',
      renameInPlan(parse(plan), 'capabilities', 0, 'swap-operations'),
      [
        '-  - name: swaps',
        '+  - name: swap-operations',
        '-    dependsOn: [swaps]',
        '+    dependsOn: [swap-operations]',
        '-  - capability: swaps',
        '+  - capability: swap-operations',
      ],
    ],
    [
      'renames phases',
      renameInPlan(parse(plan), 'phases', 0, 'now'),
      [
        '-    phase: first',
        '+    phase: now',
        '-  - name: first',
        '+  - name: now',
      ],
    ],
  ])('%s', (_name, edits, expected) => {
    expect(edited(...edits)).toEqual(expected);
  });

  it('moves entries with their comments', () => {
    const text = editPlan(plan, [
      { op: 'move', path: ['capabilities', 0], by: 1 },
    ]);
    const { plan: moved } = parsePlan(text!, 'p');
    expect(moved?.capabilities.map(({ name }) => name)).toEqual([
      'chat',
      'swaps',
    ]);
    expect(text).toContain('# used daily');
    expect(editPlan(text!, [{ op: 'move', path: ['phases', 0], by: -1 }])).toBe(
      text,
    );
  });

  it('keeps lists that stand right below their key', () => {
    const flush = `${emptyPlan}capabilities:\n- name: a\n- name: b\n`;
    expect(
      editPlan(flush, [
        { op: 'set', path: ['capabilities', 0, 'title'], value: 'A' },
      ]),
    ).toBe(`${emptyPlan}capabilities:\n- name: a\n  title: A\n- name: b\n`);
  });

  it('begins an empty one', () => {
    expect(
      editPlan(' \n', [
        { op: 'add', path: ['capabilities'], value: { name: 'a' } },
      ]),
    ).toBe(`${emptyPlan}capabilities:\n  - name: a\n`);
  });

  it.each([
    ['broken YAML', 'a: [1'],
    ['doubled keys', 'a: 1\na: 2\n'],
    ['a list', '- 1\n'],
    ['an alias on the way', 'team: &t { engineers: 1 }\nx: *t\n'],
    ['too deep', `a: ${'['.repeat(30)}${']'.repeat(30)}`],
  ])('leaves %s to people', (_name, text) => {
    expect(
      editPlan(text, [{ op: 'set', path: ['x', 'engineers'], value: 2 }]),
    ).toBeNull();
  });

  it('gives back what was set, and all else as it was', () => {
    const word = fc.string({ minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom('title', 'rationale', 'estimate', 'phase'),
            fc.integer({ min: 0, max: 1 }),
            word,
          ),
          { maxLength: 8 },
        ),
        changes => {
          const expected = parse(plan);
          const text = editPlan(
            plan,
            changes.map(([key, index, value]) => {
              expected.capabilities[index][key] = value;
              return { op: 'set', path: ['capabilities', index, key], value };
            }),
          );
          expect(parse(text!)).toEqual(expected);
          for (const comment of ['# Ours', '# The heart', '# used daily']) {
            expect(text).toContain(comment);
          }
        },
      ),
    );
  });
});
