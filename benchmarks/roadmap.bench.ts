import {
  AssessedGap,
  Assessment,
  Capacity,
  planRoadmap,
  PerformancePlan,
  priorities,
  RoadmapInput,
  sumEffort,
  testKinds,
} from 'backstage-plugin-perf-coverage-common';
import { Bench } from 'tinybench';

const NOW = '2026-01-05T00:00:00Z';
const TEAMS = 8;
const OWNER = 'group:default/team-0';

function gap(index: number, phases: number): AssessedGap {
  const low = 4 + (index % 5) * 4;
  return {
    id: `gap-${index}`,
    capability: `capability-${index}`,
    capabilityTitle: `Capability ${index}`,
    type: 'missing-kind',
    title: `Gap ${index}`,
    priority: priorities[index % 4],
    why: 'No test of this kind',
    priorityWhy: 'By the policy',
    close: [],
    kinds: [testKinds[index % testKinds.length]],
    estimate: { low, high: low * 1.5, source: 'plan' },
    phase: index % 3 === 0 ? null : `phase-${index % phases}`,
    assignee: index % 4 === 0 ? `group:default/team-${index % TEAMS}` : null,
    dependsOn: index % 7 === 6 ? [`gap-${index - 5}`] : [],
    links: [],
  };
}

function input(gaps: number, people: number, phases: number): RoadmapInput {
  const found = Array.from({ length: gaps }, (_, index) => gap(index, phases));
  const assessment: Assessment = {
    schemaVersion: 1,
    state: 'partial',
    operations: [],
    requestsWithoutOperation: [],
    capabilities: [],
    slas: [],
    gaps: found,
    claims: [],
    totals: {
      operations: 0,
      coveredOperations: 0,
      capabilities: gaps,
      requirements: 0,
      metRequirements: 0,
      coverage: null,
      gaps,
      effort: sumEffort([]),
    },
  };
  const plan: PerformancePlan = {
    apiVersion: 'perf-coverage.io/v1',
    component: null,
    policy: { freshnessDays: null },
    capabilities: [],
    work: [],
    phases: Array.from({ length: phases }, (_, index) => ({
      name: `phase-${index}`,
      title: `Phase ${index}`,
      goal: null,
      start: index === 0 ? '2026-01-05' : null,
      weeks: 2,
    })),
    team: { engineers: null, hoursPerWeek: null },
    waivers: [],
    claims: [],
  };
  const capacity: Capacity = {
    people: Array.from({ length: people }, (_, index) => ({
      entityRef: `user:default/person-${index}`,
      teams: [`group:default/team-${index % TEAMS}`, OWNER],
      hoursPerWeek: 20 + (index % 4) * 5,
      absences: [
        {
          start: `2026-0${1 + (index % 6)}-12`,
          end: `2026-0${1 + (index % 6)}-23`,
        },
      ],
    })),
  };
  return {
    component: { entityRef: 'component:default/shop', ownerRef: OWNER },
    assessment,
    plan,
    capacity,
  };
}

/**
 * A plan of 1,000 gaps for 40 people in 12 phases, with few and with many
 * simulated runs, and one of 100 gaps as it is dragged about; beside them the
 * draws that so many runs need.
 */
export async function prepare(): Promise<Bench> {
  const large = input(1000, 40, 12);
  const ordinary = input(100, 6, 4);
  const bench = new Bench({
    name: 'roadmap',
    time: 500,
    iterations: 8,
    warmupTime: 100,
    warmupIterations: 2,
  });
  bench.add('plan 1,000 gaps, 40 people, 12 phases, 1 run', () => {
    planRoadmap(large, { now: NOW, runs: 1 });
  });
  bench.add('the same with 10,000 runs', () => {
    planRoadmap(large, { now: NOW, runs: 10_000 });
  });
  bench.add('plan 100 gaps, 6 people, 4 phases, 2,000 runs', () => {
    planRoadmap(ordinary, { now: NOW, runs: 2000 });
  });
  bench.add('only 10,000,000 random numbers', () => {
    let sum = 0;
    for (let at = 0; at < 10_000_000; at++) sum += Math.random();
    if (sum < 0) throw new Error('Random numbers are not negative.');
  });
  return bench;
}
