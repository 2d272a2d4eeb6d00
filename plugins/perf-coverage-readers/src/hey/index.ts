export { heyReader } from './hey';
