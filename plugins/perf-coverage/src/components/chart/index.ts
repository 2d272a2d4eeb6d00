export { LineChart } from './LineChart';
export type { ChartBand } from './Band';
export type { ChartLimit, ChartLine } from './LineChart';
export type { Range } from './zoom';
