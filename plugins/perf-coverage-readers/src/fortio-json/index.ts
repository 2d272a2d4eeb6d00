export { fortioJsonReader } from './fortioJson';
