export { LineChart } from './LineChart';
export type { ChartLimit, ChartLine } from './LineChart';
