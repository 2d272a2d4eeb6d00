export { AllGapsContent } from './AllGapsContent';
