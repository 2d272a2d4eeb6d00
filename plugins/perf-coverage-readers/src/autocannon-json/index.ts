export { autocannonJsonReader } from './autocannonJson';
