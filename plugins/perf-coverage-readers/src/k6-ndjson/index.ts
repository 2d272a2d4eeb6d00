export { k6NdjsonReader } from './k6Ndjson';
