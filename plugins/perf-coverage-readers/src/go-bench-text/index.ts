export { goBenchTextReader } from './goBenchText';
