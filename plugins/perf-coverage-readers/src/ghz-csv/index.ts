export { ghzCsvReader } from './ghzCsv';
