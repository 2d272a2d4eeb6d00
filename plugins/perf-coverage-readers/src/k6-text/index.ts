export { k6TextReader } from './k6Text';
