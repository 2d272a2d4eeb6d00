export { jmeterJtlCsvReader } from './jmeterJtlCsv';
