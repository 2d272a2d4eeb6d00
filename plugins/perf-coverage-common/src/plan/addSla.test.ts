import { addSla, lineDiff, parsePlan } from '.';

const head = 'apiVersion: perf-coverage.io/v1\nkind: PerformancePlan\n';
const sla = {
  name: 'Fast enough',
  metric: 'duration',
  stat: 'p95',
  threshold: '< 240ms',
  under: '100 users',
};

function changed(body: string, own = sla) {
  const text = addSla(head + body, 'a', own);
  if (text === null) return null;
  expect(parsePlan(text, 'p').problems).toEqual([]);
  return lineDiff(head + body, text, 0).map(
    line => `${line.kind === 'added' ? '+' : '-'}${line.text}`,
  );
}

const lines = (indent: string) => [
  `+${indent}- name: Fast enough`,
  `+${indent}  metric: duration`,
  `+${indent}  stat: p95`,
  `+${indent}  threshold: < 240ms`,
  `+${indent}  under: 100 users`,
];

describe('an SLA', () => {
  it.each<[string, string, string[]]>([
    [
      'stands below the others of its capability',
      `capabilities:
  - name:   a   # aligned by hand
    slas:
      - name: Old
        metric: duration
        threshold: '< 1s' # of May
    # what follows
    phase: p
  - name: b
phases: [{ name: p, weeks: 1 }]
`,
      lines('      '),
    ],
    [
      'is the first of its capability',
      'capabilities:\n- name: a\n  evidence:\n    tests:\n    - x\n# b is next\n- name: b\n',
      ['+  slas:', ...lines('  ')],
    ],
    [
      'comes into a file without an end of line',
      'capabilities:\n  - name: a',
      ['+    slas:', ...lines('      ')],
    ],
  ])('%s', (_, body, expected) => {
    expect(changed(body)).toEqual(expected);
  });

  it('comes into a list that stands in one line', () => {
    expect(changed('capabilities: [{ name: a }]\n')?.join('')).toContain(
      'Fast enough',
    );
  });

  it('that was only proposed is agreed by that', () => {
    expect(
      changed(`capabilities:
  - name: a
    slas:
      - name: Fast enough
        metric: duration
        stat: p95
        threshold: '< 1s' # a first idea
        agreed: false
`),
    ).toEqual([
      "-        threshold: '< 1s' # a first idea",
      '-        agreed: false',
      "+        threshold: '< 240ms' # a first idea",
      '+        under: 100 users',
    ]);
  });

  it.each([
    ['of another capability', 'capabilities: [{ name: b }]\n'],
    ['in a broken plan', 'capabilities: [{ name: a, imapct: 1 }]\n'],
    ['in no YAML', 'capabilities: [\n'],
  ])('%s finds no place', (_name, body) => {
    expect(changed(body)).toBeNull();
  });
});
