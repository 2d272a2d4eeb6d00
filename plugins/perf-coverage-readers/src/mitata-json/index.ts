export { mitataJsonReader } from './mitataJson';
