export { addCheck, addK6Checks } from './checks';
export { k6Measure } from './measure';
export type { K6Contains, K6MetricType } from './measure';
export { parseMetricKey } from './metricKey';
export { addK6Metrics, inferType, k6Requests } from './summary';
export type { K6SummaryMetric } from './summary';
export { RouteCache } from './RouteCache';
export { K6Samples, commonTags } from './K6Samples';
export type { K6Metric, K6MetricDefinition, K6Route } from './K6Samples';
