export { jmeterReportCsvReader } from './jmeterReportCsv';
