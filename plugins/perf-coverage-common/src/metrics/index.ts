export { isOutOfRange, knownMetric, metricTable } from './metricTable';
export type { KnownMetric } from './metricTable';
