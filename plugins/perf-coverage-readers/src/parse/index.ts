export { parseResult } from './parseResult';
export type { ParseResultOptions } from './parseResult';
export { defaultReaderLimits } from './limits';
