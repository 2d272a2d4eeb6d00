import { partsOf, reads, Token } from '../clike';

/**
 * Functions that the file's `criterion_group!` macros name, and those that
 * something in the file speaks of; undefined where it has no such macro, as a
 * module of helpers.
 */
export function registeredFunctions(
  tokens: readonly Token[],
): Set<string> | undefined {
  let names: Set<string> | undefined;
  const spokenOf: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (tokens[at].kind === 'word' && !reads(tokens, at - 1, 'fn')) {
      spokenOf.push(tokens[at].text);
    }
    if (!reads(tokens, at, 'criterion_group', '!')) continue;
    const open = at + 2;
    const parts = partsOf(tokens, open);
    names ??= new Set();
    // `name = benches; config = …; targets = a, b` or `benches, a, b`.
    for (const { from, to } of parts) {
      for (let index = from; index < to; index += 1) {
        if (tokens[index].kind === 'word') names.add(tokens[index].text);
      }
    }
  }
  for (const name of spokenOf) names?.add(name);
  return names;
}
