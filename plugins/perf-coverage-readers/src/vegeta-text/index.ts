export { vegetaTextReader } from './vegetaText';
