export { parsePolicy, readPolicy } from './readPolicy';
export type { PolicyReading } from './readPolicy';
