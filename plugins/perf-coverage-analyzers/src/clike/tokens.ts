import { Dialect } from './dialects';
import { Defect, Lexer } from './lexer';
import { linkBrackets } from './brackets';

/**
 * One word, number, literal or sign. Generic brackets are signs of their own:
 * only `(`, `[` and `{` are linked.
 */
export interface Token {
  kind: 'word' | 'number' | 'string' | 'character' | 'sign';
  /** As written; of a string, its content. */
  text: string;
  line: number;
  /** A string whose value stands in the source. */
  literal: boolean;
  /** Index of the bracket that closes this one, or -1. */
  close: number;
}

/** A source as tokens, and where it breaks off or its brackets disagree. */
export interface TokenizedSource {
  tokens: Token[];
  defect: Defect | null;
}

/** No hand-written source has so many. */
const maxTokens = 1_000_000;

/**
 * Reads a source of a language of the C family into tokens: comments and what
 * the preprocessor leaves out (`#if 0`, `#else`) are gone, strings are whole. It
 * is tolerant: what it does not know becomes a sign, and it never throws.
 */
export function tokenize(source: string, dialect: Dialect): TokenizedSource {
  const lexer = new Lexer(source, dialect);
  const tokens: Token[] = [];
  for (
    let token = lexer.next();
    token && tokens.length < maxTokens;
    token = lexer.next()
  ) {
    tokens.push(token);
  }
  const brackets = linkBrackets(tokens);
  return { tokens, defect: lexer.defect ?? brackets };
}
