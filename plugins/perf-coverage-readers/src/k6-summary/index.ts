export { k6SummaryReader } from './k6Summary';
