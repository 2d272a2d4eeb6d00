import { defaultPolicy } from 'backstage-plugin-perf-coverage-common';
import { Assessor } from '../../plugins/perf-coverage-backend/src/assessment';
import { PerfCoverageDatabase } from '../../plugins/perf-coverage-backend/src/database';
import { noConfiguredCapacity } from '../../plugins/perf-coverage-backend/src/planning';

/** Assesses with the default policy and nobody's capacity, at one time that stands still. */
export function createAssessor(
  database: PerfCoverageDatabase,
  now: string,
): Assessor {
  return new Assessor({
    database,
    team: {},
    capacity: noConfiguredCapacity,
    policy: defaultPolicy,
    version: 'benchmark',
    now: () => new Date(now),
  });
}
