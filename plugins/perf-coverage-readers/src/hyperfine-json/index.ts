export { hyperfineJsonReader } from './hyperfineJson';
