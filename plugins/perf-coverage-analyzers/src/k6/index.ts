export { k6Analyzer } from './k6Analyzer';
export { k6Rules } from './rules';
export type { FindingRule } from '../findingRule';
export type { K6Rule } from './rules';
