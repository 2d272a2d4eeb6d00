export { wrkReader } from './wrk';
