export { mergeOpenSlo } from './mergeOpenSlo';
export { readOpenSlo } from './readOpenSlo';
export type { OpenSloSla } from './readOpenSlo';
export { toOpenSlo } from './toOpenSlo';
