export { MyWorkList } from './MyWorkList';
export { MyWorkPage } from './MyWorkPage';
