export { tinybenchJsonReader } from './tinybenchJson';
