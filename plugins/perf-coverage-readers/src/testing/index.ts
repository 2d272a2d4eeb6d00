export {
  chunksOf,
  headOf,
  outcomeOf,
  parseFile,
  parseText,
  statsOf,
} from './input';
export { zipOf } from './zip';
