export { gatlingReportJsonReader } from './gatlingReportJson';
