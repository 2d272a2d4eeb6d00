export { Histogram, relativeError } from './Histogram';
