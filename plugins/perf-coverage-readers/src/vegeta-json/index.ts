export { vegetaJsonReader } from './vegetaJson';
