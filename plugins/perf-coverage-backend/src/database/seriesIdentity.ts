import { RunMetric } from 'backstage-plugin-perf-coverage-common';
import { createHash } from 'crypto';
import { NewRun } from './types';

/** A row of `series` but its last instant. */
export interface SeriesIdentity {
  id: string;
  entity_ref: string;
  name: string;
  scope: string;
  unit: string;
  direction: RunMetric['direction'];
  environment: string;
  branch: string;
  tool: string;
}

/**
 * The series that a measurement belongs to. Only measurements that may be
 * compared share one: the same metric in the same scope and unit, of the same
 * component, tool, environment and branch.
 */
export function seriesIdentity(
  run: NewRun,
  metric: Pick<RunMetric, 'name' | 'scope' | 'unit' | 'direction'>,
): SeriesIdentity {
  const scope = JSON.stringify(
    Object.fromEntries(Object.entries(metric.scope).sort()),
  );
  const environment = run.environment ?? '';
  const branch = run.branch ?? '';
  const tool = run.run.tool.name.slice(0, 255);
  return {
    id: createHash('sha256')
      .update(
        JSON.stringify([
          run.entityRef,
          metric.name,
          scope,
          metric.unit,
          environment,
          branch,
          tool,
        ]),
      )
      .digest('hex'),
    entity_ref: run.entityRef,
    name: metric.name,
    scope,
    unit: metric.unit,
    direction: metric.direction,
    environment,
    branch,
    tool,
  };
}
