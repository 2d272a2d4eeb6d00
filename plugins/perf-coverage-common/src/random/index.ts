export { normalSource, seedOf, type NormalSource } from './normalSource';
export { seededRandom } from './seededRandom';
