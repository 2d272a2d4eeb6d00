export { perfCoverageTranslationRef } from './ref';
export { useText, type Text, type TextKey } from './useText';
