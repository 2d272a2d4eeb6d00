import { scanOne, script } from './__testUtils__/scripts';

describe('load', () => {
  const stage = (durationSeconds: number, target: number) => ({
    durationSeconds,
    target,
  });

  it.each<[string, string, object]>([
    [
      'a constant rate',
      '- { duration: 60, arrivalRate: 5 }',
      {
        durationSeconds: 60,
        maxVUs: null,
        iterations: 300,
        stages: [stage(0, 5), stage(60, 5)],
      },
    ],
    [
      'a ramp',
      '- { duration: 2m, arrivalRate: 5, rampTo: 50, maxVusers: 80 }',
      {
        durationSeconds: 120,
        maxVUs: 80,
        iterations: 3300,
        stages: [stage(0, 5), stage(120, 50)],
      },
    ],
    [
      'a ramp from nothing',
      '- { duration: 10, rampTo: 4 }',
      { iterations: 20, stages: [stage(10, 4)] },
    ],
    [
      'arrivals and a pause',
      '- { duration: "20", arrivalCount: 10 }\n- { pause: 30 secs }\n- { duration: 1h, arrivalRate: "3" }',
      { durationSeconds: 3650, iterations: 10_810 },
    ],
    [
      'a cap in some phases',
      '- { duration: 10, arrivalRate: 1, maxVusers: 5 }\n- { duration: 10, arrivalRate: 1 }',
      { maxVUs: null },
    ],
    [
      'a rate from the environment',
      '- { duration: 10, arrivalRate: "{{ $env.RATE }}" }',
      { durationSeconds: 10, iterations: null, stages: [] },
    ],
    [
      'a time that is none',
      '- { duration: soon, arrivalRate: 1 }',
      { durationSeconds: null, iterations: null },
    ],
  ])('reads %s', async (_, phases, expected) => {
    const file = await scanOne(
      script(`phases:\n${phases.replace(/^/gm, '  ')}`),
    );
    expect(file.scenarios[0]).toMatchObject({
      name: 'Browse',
      executor: 'http-arrivals',
      ...expected,
    });
    expect(file.load).toEqual({
      durationSeconds: file.scenarios[0].durationSeconds,
      maxVUs: file.scenarios[0].maxVUs,
      iterations: file.scenarios[0].iterations,
    });
  });

  it('gives all arrivals to the only scenario that has a weight', async () => {
    const file = await scanOne(`config:
  target: http://x
  phases: [{ duration: 10, arrivalRate: 10 }]
scenarios:
  - { name: off, weight: 0, flow: [{ get: { url: /a } }] }
  - { name: on, flow: [{ get: { url: /b } }] }
`);
    expect(file.scenarios).toMatchObject([
      { name: 'off', iterations: null, reachable: false },
      { name: 'on', iterations: 100, reachable: true },
    ]);
  });

  it('shares arrivals out among scenarios by weight', async () => {
    const file = await scanOne(`config:
  target: http://x
  environments:
    prod:
      phases: [{ duration: 10, arrivalRate: 10 }]
scenarios:
  - { name: often, weight: 9, flow: [{ get: { url: /a } }] }
  - { name: seldom, flow: [{ get: { url: /b } }] }
`);
    expect(file.load).toEqual({
      durationSeconds: 10,
      maxVUs: null,
      iterations: 100,
    });
    expect(file.scenarios).toMatchObject([
      { durationSeconds: 10, iterations: null, stages: [] },
      { name: 'seldom' },
    ]);
    expect(file.tags).toEqual({ 'weight:often': '9' });
  });

  it.each<[string, string, string]>([
    ['hours', '- { duration: 2h, arrivalRate: 1 }', 'soak'],
    [
      'a burst',
      '- { duration: 60, arrivalRate: 5 }\n- { duration: 20, arrivalRate: 100 }\n- { duration: 60, arrivalRate: 5 }',
      'spike',
    ],
    [
      'rising steps',
      '- { duration: 60, arrivalRate: 5 }\n- { duration: 60, arrivalRate: 20 }\n- { duration: 60, arrivalRate: 40 }',
      'stress',
    ],
    ['a plateau', '- { duration: 60, arrivalRate: 5 }', 'load'],
  ])('judges the kind by %s', async (_, phases, kind) => {
    expect(
      (await scanOne(script(`phases:\n${phases.replace(/^/gm, '  ')}`))).kind,
    ).toBe(kind);
  });
});
