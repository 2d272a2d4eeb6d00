export { Assessor } from './Assessor';
