export { k6CsvReader } from './k6Csv';
