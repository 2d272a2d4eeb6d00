export { jmhTextReader } from './jmhText';
