import {
  assess,
  Assessment,
  defaultPolicy,
  planRoadmap,
} from 'backstage-plugin-perf-coverage-common';
import { aGap, NOW } from '../__testUtils__/builders';
import { componentFigures } from './figures';

const component = {
  entityRef: 'component:default/web',
  title: 'Web',
  type: 'service',
  lifecycle: 'production',
  ownerRef: null,
  tags: [],
};

const nothing = assess(
  { component, inventory: null, plan: null, apis: [], runs: [] },
  defaultPolicy,
  NOW,
);

function figuresOf(
  parts: Partial<Assessment>,
  gaps: Parameters<typeof componentFigures>[2] = [],
) {
  const assessment = { ...nothing, ...parts };
  const roadmap = planRoadmap(
    { component, assessment: nothing, plan: null },
    { now: NOW },
  );
  return componentFigures(assessment, roadmap, gaps, null, null);
}

function requirement(
  evidence: Assessment['capabilities'][0]['requirements'][0]['evidence'],
  met = false,
) {
  return {
    type: 'test' as const,
    subject: 'load',
    evidence,
    met,
    why: '',
    close: null,
    links: [],
  };
}

function capability(
  state: Assessment['capabilities'][0]['state'],
  requirements: Assessment['capabilities'][0]['requirements'],
): Assessment['capabilities'][0] {
  return {
    name: 'swap',
    title: 'Swap',
    state,
    impact: 'high',
    rationale: null,
    met: 0,
    applicable: requirements.length,
    source: 'plan',
    excludedBecause: null,
    requirements,
  };
}

it('counts requirements by evidence, and leaves out what is excluded', () => {
  const { evidence } = figuresOf({
    capabilities: [
      capability('partial', [
        requirement('met', true),
        // Enough for what is asked: met, whatever its step.
        requirement('written', true),
        requirement('fresh'),
        requirement('failing'),
        requirement('run'),
        requirement('written'),
        requirement('broken'),
        requirement('none'),
      ]),
      capability('excluded', [requirement('none'), requirement('met', true)]),
    ],
  });
  expect(evidence).toEqual({ met: 2, fresh: 2, written: 2, none: 2 });
});

it('counts SLAs that are met, breached, and open for any reason', () => {
  const states = [
    'met',
    'breached',
    'undefined',
    'unverified',
    'stale',
  ] as const;
  expect(
    figuresOf({
      slas: states.map(state => ({
        capability: 'swap',
        name: state,
        metric: 'duration',
        stat: 'p95',
        operator: '<',
        value: 5,
        unit: 's',
        under: null,
        state,
        actual: null,
        margin: null,
        runId: null,
        why: '',
      })),
    }).slas,
  ).toEqual({ met: 1, breached: 1, open: 3 });
});

it('counts open gaps only', () => {
  expect(
    figuresOf({}, [
      aGap('a', { priority: 'critical' }),
      aGap('b', { priority: 'critical', status: 'closed', closedAt: NOW }),
      aGap('c', { priority: 'low' }),
    ]).gaps,
  ).toEqual({ critical: 1, high: 0, moderate: 0, low: 1 });
});

it('knows no effort where nothing is known of the component', () => {
  expect(figuresOf({ state: 'unknown' }).effort).toBeNull();
  expect(figuresOf({ state: 'covered' }).effort).toEqual({
    low: nothing.totals.effort.low,
    high: nothing.totals.effort.high,
    mean: nothing.totals.effort.mean,
  });
});
