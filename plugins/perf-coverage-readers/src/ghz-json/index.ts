export { ghzJsonReader } from './ghzJson';
