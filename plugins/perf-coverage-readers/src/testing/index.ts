export { chunksOf, headOf, parseFile, parseText, statsOf } from './input';
export { zipOf } from './zip';
