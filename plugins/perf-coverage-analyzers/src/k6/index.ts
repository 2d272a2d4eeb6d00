export { k6Analyzer } from './k6Analyzer';
export { k6Rules } from './rules';
export type { FindingRule, K6Rule } from './rules';
