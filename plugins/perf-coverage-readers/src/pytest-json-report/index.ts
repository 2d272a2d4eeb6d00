export { pytestJsonReportReader } from './pytestJsonReport';
