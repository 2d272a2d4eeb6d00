import { Defect } from './lexer';
import { Token } from './tokens';

const closing: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
const closers = new Set(Object.values(closing));

/** Sets `close` of all opening brackets; the first that has no partner. */
export function linkBrackets(tokens: Token[]): Defect | null {
  const open: number[] = [];
  let defect: Defect | null = null;
  tokens.forEach((token, index) => {
    if (token.kind !== 'sign') return;
    if (Object.hasOwn(closing, token.text)) {
      open.push(index);
    } else if (closers.has(token.text)) {
      const last = open.at(-1);
      if (last !== undefined && closing[tokens[last].text] === token.text) {
        tokens[last].close = index;
        open.pop();
      } else {
        defect ??= { line: token.line, what: `"${token.text}" closes nothing` };
      }
    }
  });
  const unclosed = open.at(-1);
  if (defect === null && unclosed !== undefined) {
    const { line, text } = tokens[unclosed];
    return { line, what: `"${text}" is not closed` };
  }
  return defect;
}
