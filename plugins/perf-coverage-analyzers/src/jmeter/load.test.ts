import {
  element,
  group,
  http,
  one,
  plan,
  planWith,
  requests,
  scan,
  table,
} from './plansForTests';

describe('load', () => {
  it.each<[string, Parameters<typeof group>[1], object]>([
    [
      'one user once',
      {},
      { maxVUs: 1, iterations: 1, durationSeconds: null, stages: [] },
    ],
    [
      'loops',
      { threads: 10, ramp: 5, loops: 20 },
      {
        maxVUs: 10,
        iterations: 200,
        durationSeconds: null,
        stages: [{ durationSeconds: 5, target: 10 }],
      },
    ],
    [
      'forever for a time',
      { threads: 50, ramp: 60, loops: -1, duration: 300, delay: 10 },
      {
        startSeconds: 10,
        maxVUs: 50,
        iterations: null,
        durationSeconds: 300,
        stages: [
          { durationSeconds: 60, target: 50 },
          { durationSeconds: 240, target: 50 },
        ],
      },
    ],
    [
      'duration without scheduler',
      { duration: 60, delay: 5, scheduler: false },
      { durationSeconds: null, startSeconds: 0 },
    ],
    [
      'a ramp beyond the end',
      { threads: 4, ramp: 90, loops: -1, duration: 60 },
      { stages: [{ durationSeconds: 60, target: 4 }] },
    ],
    [
      'properties with defaults',
      { threads: '${__P(threads,10)}', loops: '${loops}', ramp: '${__P(r,0)}' },
      { maxVUs: 10, iterations: 30, stages: [] },
    ],
    [
      'properties without default',
      { threads: '${__P(threads)}', loops: 2, duration: '${__P(d)}' },
      { maxVUs: null, iterations: null, durationSeconds: null, stages: [] },
    ],
  ])('reads %s', async (_, settings, expected) => {
    const file = await one(
      planWith({ loops: '3' }, group('Users', settings, http('GET', '/a'))),
    );
    expect(file.scenarios).toHaveLength(1);
    expect(file.scenarios[0]).toMatchObject({
      name: 'Users',
      executor: 'ThreadGroup',
      exec: null,
      reachable: true,
      ...expected,
    });
  });

  const stage = (durationSeconds: number, target: number) => ({
    durationSeconds,
    target,
  });

  it.each<[string, string, object]>([
    [
      'UltimateThreadGroup',
      table('ultimatethreadgroupdata', [
        [10, 0, 5, 20, 5],
        [20, 10, 0, 10, 0],
      ]),
      {
        maxVUs: 30,
        durationSeconds: 30,
        startSeconds: 0,
        stages: [
          stage(5, 10),
          stage(5, 10),
          stage(0, 30),
          stage(10, 30),
          stage(0, 10),
          stage(5, 10),
          stage(5, 0),
        ],
      },
    ],
    [
      'UltimateThreadGroup',
      table('ultimatethreadgroupdata', [
        [10, 20],
        [0, 10],
        [5, 0],
        [20, 10],
        [5, 0],
      ]),
      { maxVUs: 30, durationSeconds: 30 },
    ],
    [
      'UltimateThreadGroup',
      table('ultimatethreadgroupdata', [[10, 5, 5, 20, '${x}']]),
      { maxVUs: null, durationSeconds: null },
    ],
    [
      'SteppingThreadGroup',
      Object.entries({
        'ThreadGroup.num_threads': 25,
        'Threads initial delay': 2,
        'Start users count': 10,
        'Start users count burst': 5,
        'Start users period': 30,
        'Stop users count': 20,
        'Stop users period': 1,
        flighttime: 60,
        rampUp: 5,
      })
        .map(([k, v]) => `<stringProp name="${k}">${v}</stringProp>`)
        .join(''),
      {
        startSeconds: 2,
        maxVUs: 25,
        durationSeconds: 136,
        stages: [
          stage(5, 5),
          stage(30, 5),
          stage(5, 15),
          stage(30, 15),
          stage(5, 25),
          stage(60, 25),
          stage(0, 5),
          stage(1, 5),
          stage(0, 0),
        ],
      },
    ],
    [
      'ConcurrencyThreadGroup',
      '<stringProp name="TargetLevel">12</stringProp><stringProp name="RampUp">2</stringProp><stringProp name="Steps">2</stringProp><stringProp name="Hold">10</stringProp><stringProp name="Unit">M</stringProp>',
      {
        maxVUs: 12,
        durationSeconds: 720,
        iterations: null,
        stages: [
          stage(0, 6),
          stage(60, 6),
          stage(0, 12),
          stage(60, 12),
          stage(600, 12),
        ],
      },
    ],
    [
      'ArrivalsThreadGroup',
      '<stringProp name="TargetLevel">60</stringProp><stringProp name="RampUp">1</stringProp><stringProp name="Hold">4</stringProp><stringProp name="Unit">M</stringProp><stringProp name="ConcurrencyLimit">50</stringProp>',
      {
        maxVUs: 50,
        durationSeconds: 300,
        iterations: 270,
        stages: [stage(60, 60), stage(240, 60)],
      },
    ],
    [
      'FreeFormArrivalsThreadGroup',
      `${table('Schedule', [
        [1, 10, 60],
        [10, 10, 30],
      ])}<stringProp name="Unit">S</stringProp>`,
      {
        maxVUs: null,
        durationSeconds: 90,
        iterations: 630,
        stages: [stage(0, 1), stage(60, 10), stage(30, 10)],
      },
    ],
    [
      'OpenModelThreadGroup',
      '<stringProp name="OpenModelThreadGroup.schedule">rate(60/min) random_arrivals(1 min 30 sec) /* up */ rate(3 per sec) even_arrivals(10 s) pause(5s)</stringProp>',
      {
        maxVUs: null,
        durationSeconds: 105,
        iterations: 210,
        stages: [
          stage(0, 1),
          stage(90, 3),
          stage(10, 3),
          stage(0, 0),
          stage(5, 0),
          stage(0, 3),
        ],
      },
    ],
    [
      'OpenModelThreadGroup',
      '<stringProp name="OpenModelThreadGroup.schedule">rate(${x}/min) random_arrivals(1 min)</stringProp>',
      { durationSeconds: null, stages: [] },
    ],
  ])('reads a %s (%#)', async (type, settings, expected) => {
    const file = await one(
      plan(element(type, 'Users', settings, http('GET', '/a'))),
    );
    expect(file.scenarios[0]).toMatchObject({ executor: type, ...expected });
    expect(requests(file)).toEqual(['GET /a']);
  });

  it('sums the users of groups that run beside one another', async () => {
    const groups = [
      group(
        'Set up',
        { type: 'SetupThreadGroup', threads: 40 },
        http('POST', '/s'),
      ),
      group('A', { threads: 10, loops: -1, duration: 60 }, http('GET', '/a')),
      group(
        'B',
        { threads: 7, loops: -1, duration: 60, delay: 30 },
        http('GET', '/b'),
      ),
      group(
        'C',
        { threads: 12, loops: -1, duration: 10, delay: 90 },
        http('GET', '/c'),
      ),
      group(
        'Clean',
        { type: 'PostThreadGroup', threads: 1 },
        http('DELETE', '/s'),
      ),
    ];
    expect((await one(plan(...groups.slice(1, 4)))).load).toEqual({
      durationSeconds: 100,
      maxVUs: 17,
      iterations: null,
    });
    expect((await one(plan(...groups))).load.maxVUs).toBe(40);
    expect(
      (await one(plan(...groups))).scenarios.map(scenario => scenario.executor),
    ).toEqual([
      'SetupThreadGroup',
      'ThreadGroup',
      'ThreadGroup',
      'ThreadGroup',
      'PostThreadGroup',
    ]);
    const serial = plan(...groups.slice(1, 4)).replace(
      '<elementProp name="TestPlan.user_defined_variables"',
      '<boolProp name="TestPlan.serialize_threadgroups">true</boolProp>$&',
    );
    expect((await one(serial)).load).toEqual({
      durationSeconds: 250,
      maxVUs: 12,
      iterations: null,
    });
  });

  it.each<[string, string, Parameters<typeof group>[1], string]>([
    ['one user', 'perf/plan.jmx', {}, 'baseline'],
    ['some users', 'perf/plan.jmx', { threads: 20 }, 'load'],
    [
      'hours',
      'perf/plan.jmx',
      { threads: 20, loops: -1, duration: 7200 },
      'soak',
    ],
    ['the name', 'perf/stress-orders.jmx', { threads: 20 }, 'stress'],
    ['nothing known', 'perf/plan.jmx', { threads: '${__P(n)}' }, 'load'],
  ])('judges the kind by %s', async (_, path, settings, kind) => {
    const files = await scan({
      [path]: plan(group('Users', settings, http('GET', '/a'))),
    });
    expect(files.get(path)).toMatchObject({
      kind,
      kindReason: expect.any(String),
    });
  });
});
