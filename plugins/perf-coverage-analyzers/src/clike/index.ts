export { cppDialect, csharpDialect, goDialect, rustDialect } from './dialects';
export type { Defect } from './lexer';
export { wholeNumber } from './numbers';
export { tokenize } from './tokens';
export type { Token, TokenizedSource } from './tokens';
export { endOf, literalOf, partsOf, reads, textOf } from './walk';
