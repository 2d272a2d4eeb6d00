export { MyGaps } from './MyGaps';
export { MyWork } from './MyWork';
