import { reads, Token, wholeNumber } from '../clike';

/** `constexpr int kMax = 1 << 20;` and the like, by name; doubled names are unknown. */
export function readConstants(tokens: readonly Token[]): Map<string, number> {
  const constants = new Map<string, number>();
  const doubled = new Set<string>();
  for (let at = 0; at < tokens.length; at += 1) {
    const declares =
      reads(tokens, at, 'constexpr') || reads(tokens, at, 'const');
    if (!declares) continue;
    let end = at;
    let assign = -1;
    while (end < tokens.length && !/^[;{}()]$/.test(tokens[end].text)) {
      if (assign < 0 && reads(tokens, end, '=')) assign = end;
      end += 1;
    }
    // Parentheses of the value itself belong to it.
    while (assign > 0 && end < tokens.length && reads(tokens, end, '(')) {
      end = Math.max(end, tokens[end].close) + 1;
      while (end < tokens.length && !/^[;{}()]$/.test(tokens[end].text))
        end += 1;
    }
    const name = assign > 0 ? tokens[assign - 1] : undefined;
    if (name?.kind !== 'word' || !reads(tokens, end, ';')) continue;
    const value = wholeNumber(tokens, { from: assign + 1, to: end }, constants);
    if (constants.has(name.text) || doubled.has(name.text) || value === null) {
      doubled.add(name.text);
      constants.delete(name.text);
    } else {
      constants.set(name.text, value);
    }
    at = end;
  }
  return constants;
}
