export { commandAnalyzer } from './missingFiles';
export { commandRules } from './rules';
