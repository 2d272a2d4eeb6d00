export { locustCsvReader } from './locustCsv';
