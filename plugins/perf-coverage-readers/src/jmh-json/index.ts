export { jmhJsonReader } from './jmhJson';
