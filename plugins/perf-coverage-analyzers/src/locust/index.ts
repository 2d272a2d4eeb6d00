export { locustAnalyzer } from './locustAnalyzer';
