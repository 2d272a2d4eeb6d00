export { ohaJsonReader } from './ohaJson';
