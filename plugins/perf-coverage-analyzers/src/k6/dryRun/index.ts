export { DryRunner } from './fillHoles';
