import { mockServices } from '@backstage/backend-test-utils';
import { createMemoryTree } from 'backstage-plugin-perf-coverage-analyzers';
import { parsePlan, PlanPlace } from 'backstage-plugin-perf-coverage-common';
import { NOW } from '../__testUtils__/builders';
import { StoredPlan } from '../database';
import { readPlan } from './readPlan';

const good = `apiVersion: perf-coverage.io/v1
kind: PerformancePlan
capabilities: []
`;

const previous: StoredPlan = {
  file: 'perf-coverage.yaml',
  plan: parsePlan(good, 'perf-coverage.yaml').plan,
  problems: [],
  lastGood: false,
  readAt: '2026-01-01T00:00:00.000Z',
};

function read(
  place: PlanPlace,
  options: {
    files?: Record<string, string>;
    answer?: string | Error;
    previous?: StoredPlan;
  } = {},
) {
  return readPlan({
    entityRef: 'component:default/web',
    place,
    tree: createMemoryTree(options.files ?? {}),
    urlReader: mockServices.urlReader.mock({
      readUrl: async () => ({
        buffer: async () => {
          if (options.answer instanceof Error) throw options.answer;
          return Buffer.from(options.answer ?? '');
        },
      }),
    }),
    previous: options.previous,
    now: NOW,
  });
}

const byDefault: PlanPlace = {
  type: 'path',
  path: 'perf-coverage.yaml',
  explicit: false,
};
const named: PlanPlace = { type: 'path', path: 'plan.yaml', explicit: true };
const atUrl: PlanPlace = { type: 'url', url: 'https://git.example/p.yaml' };

it('has none where there is no file and none was named', async () => {
  expect(await read(byDefault, { previous })).toEqual({
    stored: null,
    text: null,
  });
});

it('reads a file of the sources and keeps its text for links', async () => {
  const { stored, text } = await read(byDefault, {
    files: { 'perf-coverage.yaml': good },
  });
  expect(stored).toMatchObject({ problems: [], lastGood: false, readAt: NOW });
  expect(stored?.plan).not.toBeNull();
  expect(text).toEqual({ path: 'perf-coverage.yaml', content: good });
});

it('takes in the OpenSLO files that the plan names; a broken one is a warning', async () => {
  const slo = `apiVersion: openslo/v1
kind: SLO
metadata:
  name: latency
  annotations:
    perf-coverage.io/metric: duration
    perf-coverage.io/stat: p95
    perf-coverage.io/unit: ms
spec:
  service: web
  indicator: { spec: { thresholdMetric: {} } }
  objectives: [{ op: lt, value: 500, target: 0.95 }]
`;
  const { stored } = await read(byDefault, {
    files: {
      'perf-coverage.yaml': good.replace(
        'capabilities: []',
        "openslo: ['slo/*.yaml']\ncapabilities: [{ name: web }]",
      ),
      'slo/good.yaml': slo,
      'slo/broken.yaml': 'a: [',
      'other/unnamed.yaml': slo,
    },
  });
  expect(stored?.lastGood).toBe(false);
  expect(stored?.plan?.capabilities[0].slas).toEqual([
    expect.objectContaining({
      name: 'latency',
      value: 500,
      file: 'slo/good.yaml',
    }),
  ]);
  expect(stored?.problems).toEqual([
    expect.objectContaining({ severity: 'warning', file: 'slo/broken.yaml' }),
  ]);
});

it('reads a plan at an address', async () => {
  const { stored, text } = await read(atUrl, { answer: good });
  expect(stored).toMatchObject({ file: atUrl.url, lastGood: false });
  expect(stored?.plan).not.toBeNull();
  expect(text).toBeNull();
});

it.each<[string, PlanPlace, Parameters<typeof read>[1], RegExp]>([
  ['a named file that is missing', named, {}, /names plan.yaml/],
  ['a broken file', named, { files: { 'plan.yaml': 'a: [' } }, /./],
  [
    'an address that does not answer',
    atUrl,
    { answer: new Error('502') },
    /could not be read: 502/,
  ],
  [
    'an address that answers too much',
    atUrl,
    { answer: 'x'.repeat(1024 * 1024 + 1) },
    /larger than/,
  ],
])(
  'keeps the last good plan with %s, and says so',
  async (_name, place, options, message) => {
    const kept = await read(place, { ...options, previous });
    expect(kept.stored).toMatchObject({ plan: previous.plan, lastGood: true });
    expect(kept.stored?.problems[0]).toMatchObject({
      severity: 'error',
      message: expect.stringMatching(message),
    });
    // Where there never was a good one, none is in force.
    const none = await read(place, options);
    expect(none.stored).toMatchObject({ plan: null, lastGood: false });
  },
);

it('does not take a plan for somebody else, and says so where it was named', async () => {
  const other = `${good}component: component:default/api\n`;
  expect(
    await read(byDefault, { files: { 'perf-coverage.yaml': other } }),
  ).toEqual({ stored: null, text: null });
  const { stored } = await read(named, { files: { 'plan.yaml': other } });
  expect(stored).toMatchObject({
    plan: null,
    problems: [
      {
        message: expect.stringContaining('component:default/api'),
        suggestion: expect.stringContaining('component:default/web'),
      },
    ],
  });
});

it('keeps the last good plan where the annotation is unusable', async () => {
  const { stored } = await read({ type: 'unusable' }, { previous });
  expect(stored).toMatchObject({ plan: previous.plan, lastGood: true });
  expect((await read({ type: 'unusable' })).stored).toBeNull();
});
