export { artilleryAnalyzer } from './artilleryAnalyzer';
