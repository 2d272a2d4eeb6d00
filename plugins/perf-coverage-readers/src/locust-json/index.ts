export { locustJsonReader } from './locustJson';
