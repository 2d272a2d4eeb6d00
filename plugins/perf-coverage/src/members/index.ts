export { MembersContent } from './MembersContent';
