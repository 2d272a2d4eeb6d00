export { chunksOf, headOf, parseFile, parseText, statsOf } from './input';
