export { gatlingAnalyzer } from './gatlingAnalyzer';
