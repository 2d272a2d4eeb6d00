export { abReader } from './ab';
