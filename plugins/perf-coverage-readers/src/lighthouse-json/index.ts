export { lighthouseJsonReader } from './lighthouseJson';
