export { SlasContent } from './SlasContent';
