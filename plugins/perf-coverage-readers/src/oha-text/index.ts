export { ohaTextReader } from './ohaText';
