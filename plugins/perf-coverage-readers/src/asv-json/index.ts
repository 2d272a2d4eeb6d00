export { asvJsonReader } from './asvJson';
