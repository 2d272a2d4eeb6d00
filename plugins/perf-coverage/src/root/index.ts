export { RootContent } from './RootContent';
export { RootPage } from './RootPage';
