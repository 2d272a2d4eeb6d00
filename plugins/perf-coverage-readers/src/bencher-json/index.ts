export { bencherJsonReader } from './bencherJson';
