export { bombardierJsonReader } from './bombardierJson';
