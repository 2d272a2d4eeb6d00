import { TestKind } from '../vocabulary';

/** What a test of a kind does, needs and records, for whoever writes it. */
export interface KindPlan {
  title: string;
  /** Steps, each a sentence. */
  steps: readonly string[];
  data: string;
  metrics: readonly string[];
}

const times = 'response times: p50, p95, p99 and maximum of each operation';
const errors = 'share of failed requests';
const throughput = 'requests a second';
const resources = 'processor, memory and connections of the component';

/** One for each test kind. */
export const kindPlans: Record<TestKind, KindPlan> = {
  benchmark: {
    title: 'Benchmark',
    steps: [
      'Call the code under test by itself, without network and start-up.',
      'Warm up, then repeat until the spread is small; keep the size of the input fixed.',
    ],
    data: 'Inputs of a small, a usual and a large size, generated or checked in.',
    metrics: [
      'duration of one call: mean, median and spread',
      'memory of one call',
    ],
  },
  baseline: {
    title: 'Baseline',
    steps: [
      'Let one user go through the operations, with nothing else going on.',
      'Repeat each operation at least 30 times.',
    ],
    data: 'One user with usual data.',
    metrics: [times, errors],
  },
  load: {
    title: 'Load test',
    steps: [
      'Raise to the expected number of users, with the mix of operations and the pauses of real ones.',
      'Hold it for at least 10 minutes, then end it.',
    ],
    data: 'As many users and records as production has on a busy day; no two users share a record unless real ones do.',
    metrics: [times, errors, throughput, resources],
  },
  stress: {
    title: 'Stress test',
    steps: [
      'Raise in steps beyond the expected load, to at least one and a half times of it.',
      'Hold each step until figures settle; end with the expected load and see that they recover.',
    ],
    data: 'As for the load test, for the highest step.',
    metrics: [times, errors, throughput, resources],
  },
  spike: {
    title: 'Spike test',
    steps: [
      'Hold the usual load, then raise it several times over within seconds.',
      'Hold the peak for some minutes, fall back, and measure how long recovery takes.',
    ],
    data: 'As for the load test, for the peak.',
    metrics: [times, errors, 'seconds until figures are as before the peak'],
  },
  soak: {
    title: 'Soak test',
    steps: [
      'Hold the usual load for hours, at least as long as between two deployments or a night.',
      'Compare the last hour with the first one.',
    ],
    data: 'Enough records that none runs out; clean up as production does.',
    metrics: [times, errors, `${resources}, over time`],
  },
  breakpoint: {
    title: 'Breakpoint test',
    steps: [
      'Raise the rate steadily, independent of how fast answers come.',
      'Stop where an SLA is broken for a minute, and note the rate and what gave way first.',
    ],
    data: 'As for the load test; a system that nobody else uses.',
    metrics: ['the highest rate that holds the SLAs', times, errors, resources],
  },
  failure: {
    title: 'Failure test',
    steps: [
      'Hold the usual load; make one dependency slow, then let it fail, then bring it back.',
      'See that answers stay within their limits or fail fast, and that the component recovers by itself.',
    ],
    data: 'A stand-in for the dependency whose answers can be delayed and refused.',
    metrics: [times, errors, 'seconds until recovery'],
  },
  security: {
    title: 'Abuse and rate-limit test',
    steps: [
      'Send more than a caller may, and requests that are refused, beside the usual load.',
      'See that they are refused early and that other callers notice nothing.',
    ],
    data: 'Accounts with and without permission, one over its limit.',
    metrics: ['share of refused requests by caller', times],
  },
};
