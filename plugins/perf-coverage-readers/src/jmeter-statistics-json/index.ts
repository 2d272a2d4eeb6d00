export { jmeterStatisticsJsonReader } from './jmeterStatisticsJson';
