export { k6SummaryExportReader } from './k6SummaryExport';
