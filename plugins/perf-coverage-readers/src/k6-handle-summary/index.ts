export { k6HandleSummaryReader } from './k6HandleSummary';
