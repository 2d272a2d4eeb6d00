export { vegetaResultsReader } from './vegetaResults';
