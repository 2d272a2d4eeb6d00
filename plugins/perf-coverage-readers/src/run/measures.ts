import { knownMetric } from 'backstage-plugin-perf-coverage-common';
import { Measure } from './RunBuilder';

/** Unit and direction of a metric that the table of metric names has. */
export function tableMeasure(name: string): Measure {
  const known = knownMetric(name);
  if (!known) {
    throw new Error(`The table of metrics has no ${name}`);
  }
  return { unit: known.unit, direction: known.direction };
}
