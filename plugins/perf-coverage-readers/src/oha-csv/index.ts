export { ohaCsvReader } from './ohaCsv';
