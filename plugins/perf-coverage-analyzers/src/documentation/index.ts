export { findStatedCounts } from './statedCounts';
