export { ghzTextReader } from './ghzText';
